"""What many articles make together: families of copies now; merged events and changes of position stand on them."""
