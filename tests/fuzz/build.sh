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
objects=""
for source in tensor zip zip_writer pickle pickle_arrays pickle_tree torch_container npz safetensors; do
    $compiler $flags -fsanitize=fuzzer-no-link -c "engine/checkpoints/$source.cpp" -o "$build_folder/$source.o"
    objects="$objects $build_folder/$source.o"
done
$compiler $flags -fsanitize=fuzzer-no-link -c engine/core/file.cpp -o "$build_folder/file.o"
objects="$objects $build_folder/file.o"
layouts=""
for source in checkpoints/key_table nn/stylegan2_layout generators/geometry_field/official_layout \
    generators/style_based/stylegan1_layout generators/style_based/stylegan2_layout generators/texture/official_layout \
    generators/part_based/part_config generators/tri_plane/tri_plane_layout; do
    object="$build_folder/$(echo "$source" | tr / _).o"
    $compiler $flags -fsanitize=fuzzer-no-link -c "engine/$source.cpp" -o "$object"
    layouts="$layouts $object"
done
for target in official_layout part_config; do
    $compiler $flags -fsanitize=fuzzer "tests/fuzz/$target.cpp" $layouts $objects -lz -o "$build_folder/$target"
done
for target in pickle torch_zip torch_legacy npz safetensors; do
    $compiler $flags -fsanitize=fuzzer "tests/fuzz/$target.cpp" $objects -lz -o "$build_folder/$target"
done
$compiler $flags tests/fuzz/make_corpus.cpp $layouts $objects -lz -o "$build_folder/make_corpus"
