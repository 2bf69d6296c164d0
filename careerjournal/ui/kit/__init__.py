"""What every screen is made of: colours, type, icons, labels, buttons, chips, fields, forms and lists."""
