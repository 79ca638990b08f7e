"""Questions about files: each module turns names of files into answers, one file or many at a time."""
