"""All input and output: the command line, files, standard streams."""
