"""The situation map: a drawing core in pure Python, and the one widget that shows it.

The data flows one way: `world` (the coastlines) -> `raster` (one camera, one size, no colours) -> `canvas` (coloured
cells) -> `labels` and `scene` (what is on the map) -> `widget` (strips of the terminal).
"""
