"""Formats that newsrooms and agencies exchange: NewsML-G2, NITF, ninjs and dpa digitalwires."""
