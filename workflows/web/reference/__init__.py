"""The pages of docs/reference, written from the code so that they cannot tell anything else."""
