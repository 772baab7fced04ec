// Gives the precompiled LibTorch header a translation unit of its own.
