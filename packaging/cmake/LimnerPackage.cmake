# The Debian package: packaging/deb builds it. One package for all programs: LibTorch outweighs the rest, and brings most of
# what they need with it.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME limner)
set(CPACK_PACKAGE_CONTACT "Limner developers <developers@limner.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "portrait editor: turn, restyle and repaint a head")
set(CPACK_PACKAGE_DESCRIPTION "A portrait in Limner is a three-dimensional head: turn it by dragging,
paint on the map of its parts (hair, skin, lips, glasses, clothes ...) and
the picture follows, give each part another style, change the expression and
the light, save it all in one file. It runs on an ordinary processor and
needs no network.

This package contains the editor limner, the command line limner-cli, the
trainer limner-train, limner-booth for exhibitions, and the model limner-live,
which was trained on synthetic heads alone.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0) # all
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# LibTorch computes with the system's BLAS, and its own dependency is content with the slow reference one.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libopenblas0-openmp)
# What no library names: plugins for Wayland and for OpenGL without a graphics card, the theme that icons are found in, the
# list of programs by file type, what finds faces in photos, and the letters of the booth.
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
    qt6-wayland libgl1-mesa-dri hicolor-icon-theme desktop-file-utils opencv-data fonts-dejavu-core)

include(CPack)
