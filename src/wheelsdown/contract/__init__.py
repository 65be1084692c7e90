"""The JSON that commands print: public interface, the same keys everywhere it is read.

Records of `model` come in, plain JSON objects go out, and legs and claims come back from them
unchanged. A key is absent where the thing is unknown; a list is always there, if empty.
"""
