"""Pages and view parts: the only place beside app.py that knows Streamlit."""
