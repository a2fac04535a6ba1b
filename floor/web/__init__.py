"""The routes of our own beside Streamlit."""
