"""The one encoder every finder reads: words cut to pieces and windows, ONNX Runtime in, named arrays out."""
