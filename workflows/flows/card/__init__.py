"""The card: another one in the place of a card that was lost, is damaged, wrong or outdated."""
