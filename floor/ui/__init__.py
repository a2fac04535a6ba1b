"""What the reader sees: Streamlit lives here, in pages/ and in dashboard.py, and nowhere else."""
