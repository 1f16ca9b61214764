/* Asks what waits once a minute, while the page is looked at. */
"use strict";

const MINUTE = 60000;

setInterval(() => {
  if (document.visibilityState === "visible") {
    htmx.trigger("#waiting", "look");
  }
}, MINUTE);
