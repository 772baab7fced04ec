#!/usr/bin/env python3
"""Makes the sheets of README.md from the pictures that the tests take:

    sheets.py FOLDER

FOLDER holds NAME-THEME-SCALE.png, see README.md. Needs Pillow (python3-pil); nothing else of Limner does."""

import sys
from pathlib import Path

from PIL import Image

THEMES = ("dark", "light")
DIALOGS = (
    ("export.picture", "export.turntable", "export.mesh"),
    ("export.people", "export.picture.overwrite", "recovered", "help.about"),
    ("help.model", "workspace.save.dialog", "workspace.remove.dialog"),
    ("preferences.1", "preferences.2"),
    ("preferences.3", "preferences.4"),
    ("preferences.5", "palette"),
    ("brushes", "brush.keep.dialog"),
    ("help.shortcuts.dialog", "picture.information"),
    ("welcome.1", "welcome.2"),
    ("project.locked", "project.revert", "time-lapse", "easing"),
)
GAP = 16


def sheet(rows):
    """Pictures side by side in rows, on middle grey."""
    width = max(sum(p.width + GAP for p in row) for row in rows) + GAP
    height = sum(max(p.height for p in row) + GAP for row in rows) + GAP
    whole = Image.new("RGB", (width, height), "#808080")
    y = GAP
    for row in rows:
        x = GAP
        for picture in row:
            whole.paste(picture, (x, y))
            x += picture.width + GAP
        y += max(p.height for p in row) + GAP
    return whole


def keep(picture, name, colours=256):
    few = picture.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(Path(__file__).parent / name, optimize=True)


def main(folder):
    for theme in THEMES:
        def taken(name, scale=100):
            return Image.open(folder / f"{name}-{theme}-{scale}.png").convert("RGB")

        keep(sheet([[taken("window")], [taken("window-painted")]]), f"windows-{theme}.png")
        keep(sheet([[taken(name) for name in row] for row in DIALOGS]), f"dialogs-{theme}.png")
        keep(sheet([[taken(name, 200) for name in row] for row in DIALOGS]), f"dialogs-{theme}-200.png", colours=64)
        large = taken("window", 200)
        corners = [large.crop((0, 0, 1200, 760)),
                   large.crop((large.width - 1200, large.height - 760, large.width, large.height))]
        keep(sheet([corners, [taken("export.mesh", 200), taken("export.picture.overwrite", 200)]]),
             f"sharp-{theme}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
