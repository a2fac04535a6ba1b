"""The plain pages at the door, made on the server from the templates beside this file. No script runs on them."""
