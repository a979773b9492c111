"""The house style of a municipality as files: a folder that is read, its photos and logo made fit to print.

Here: bytes to pictures without anything a camera wrote along, a folder to a look with every problem at once,
and the copy beside the koffers. Not here: how a paper is drawn, and who may take a house style in.
"""
