#!/bin/sh
# Builds the fuzz targets and the corpus writer with clang, without CMake and without LibTorch:
#     tests/fuzz/build.sh BUILD_FOLDER
# and then, for one target:
#     BUILD_FOLDER/pickle -max_total_time=600 -rss_limit_mb=256 -timeout=1 BUILD_FOLDER/found/pickle tests/fuzz/corpus/pickle
set -eu
source_folder=$(cd "$(dirname "$0")/../.." && pwd)
build_folder=${1:?where to build}
compiler=${CXX:-clang++}
mkdir -p "$build_folder"
build_folder=$(cd "$build_folder" && pwd)
cd "$source_folder"
flags="-std=c++20 -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined -I."
flags="$flags $(pkg-config --cflags eigen3) -DLIMNER_WITH_PNG -DLIMNER_WITH_JPEG -DLIMNER_WITH_WEBP"
checkpoints="core/file checkpoints/tensor checkpoints/zip checkpoints/zip_writer checkpoints/pickle
    checkpoints/pickle_arrays checkpoints/pickle_tree checkpoints/torch_container checkpoints/npz checkpoints/safetensors
    checkpoints/tensor_bundle"
layouts="checkpoints/finite checkpoints/key_table nn/stylegan2_layout generators/geometry_field/official_layout
    generators/style_based/stylegan1_layout generators/style_based/stylegan2_layout generators/texture/official_layout
    generators/part_based/part_config generators/tri_plane/tri_plane_layout"
# What users give each other: projects, recipes, pictures.
documents="core/file core/hash core/label_set core/random core/zip media/image_file media/image_header media/jpeg
    media/label_file media/png media/webp media/xmp portrait/animation portrait/animation_json portrait/base64 portrait/code_mix
    portrait/easing_curve portrait/head_turn portrait/json_values portrait/portrait portrait/portrait_json
    portrait/portrait_keys portrait/project_archive portrait/project_file portrait/recipe"

# As many at a time as there are cores.
object_of() { echo "$build_folder/$(echo "$1" | tr / _).o"; }
for source in $checkpoints $layouts $documents; do
    echo "$compiler $flags -fsanitize=fuzzer-no-link -c engine/$source.cpp -o $(object_of "$source")"
done | sort -u | xargs -P "$(nproc)" -I{} sh -c '{}'
objects_of() { for source in "$@"; do object_of "$source"; done; }
{
    for target in pickle torch_zip torch_legacy npz safetensors tensor_bundle; do
        echo "$compiler $flags -fsanitize=fuzzer tests/fuzz/$target.cpp" $(objects_of $checkpoints) \
            "-lz -o $build_folder/$target"
    done
    for target in official_layout part_config; do
        echo "$compiler $flags -fsanitize=fuzzer tests/fuzz/$target.cpp" $(objects_of $layouts $checkpoints) \
            "-lz -o $build_folder/$target"
    done
    for target in project portrait_text picture; do
        echo "$compiler $flags -fsanitize=fuzzer tests/fuzz/$target.cpp" $(objects_of $documents) \
            "-lzip -lpng -ljpeg -lwebp -lwebpmux -lcrypto -lz -o $build_folder/$target"
    done
    echo "$compiler $flags tests/fuzz/make_corpus.cpp" $(objects_of $layouts $checkpoints) \
        "-lz -o $build_folder/make_corpus"
} | xargs -P "$(nproc)" -I{} sh -c '{}'
