"""Pages and rows for records of any noun, shared by the screens that edit them."""
