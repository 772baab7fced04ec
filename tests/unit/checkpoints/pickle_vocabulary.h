#pragma once
// The words of pickles: which operations are accepted, what a hostile file would like to call, and what the
// readers' fixed table knows.

#include <set>
#include <utility>

namespace limner::made {

// The accepted operations (robustness rules, section 3).
inline const std::set<unsigned> accepted_operations = {
    0x80, 0x95, 0x2e, 0x28, 0x4e, 0x88, 0x89, 0x4a, 0x4b, 0x4d, 0x8a, 0x47, 0x58, 0x8c, 0x8d,
    0x42, 0x43, 0x8e, 0x55, 0x54, 0x29, 0x74, 0x85, 0x86, 0x87, 0x5d, 0x61, 0x65, 0x7d, 0x73,
    0x75, 0x8f, 0x90, 0x71, 0x72, 0x68, 0x6a, 0x94, 0x63, 0x93, 0x52, 0x81, 0x62, 0x51};

// What a hostile pickle would like to call.
inline constexpr std::pair<const char*, const char*> dangerous_symbols[] = {
    {"os", "system"},
    {"posix", "system"},
    {"nt", "system"},
    {"subprocess", "Popen"},
    {"subprocess", "check_output"},
    {"builtins", "eval"},
    {"builtins", "exec"},
    {"__builtin__", "eval"},
    {"builtins", "getattr"},
    {"builtins", "__import__"},
    {"builtins", "open"},
    {"builtins", "compile"},
    {"runpy", "run_path"},
    {"importlib", "import_module"},
    {"shutil", "rmtree"},
    {"socket", "create_connection"},
    {"urllib.request", "urlopen"},
    {"webbrowser", "open"},
    {"ctypes", "CDLL"},
    {"pickle", "loads"},
    {"_pickle", "loads"},
    {"marshal", "loads"},
    {"types", "FunctionType"},
    {"functools", "partial"},
    {"operator", "attrgetter"},
    {"operator", "methodcaller"},
    {"torch", "load"},
    {"torch.jit", "load"},
    {"torch.hub", "load"},
    {"torch", "compile"},
    {"numpy", "load"},
    {"numpy.testing._private.utils", "runstring"},
    {"pty", "spawn"},
    {"code", "interact"},
    {"timeit", "timeit"},
    {"cProfile", "run"},
    {"bdb", "Bdb"},
    {"asyncio", "run"},
    {"copyreg", "_reconstructor"},
    {"sys", "exit"}};

// What the table interprets, each for one purpose only.
inline constexpr std::pair<const char*, const char*> known_symbols[] = {
    {"collections", "OrderedDict"},
    {"collections", "defaultdict"},
    {"builtins", "set"},
    {"__builtin__", "set"},
    {"builtins", "dict"},
    {"builtins", "bytearray"},
    {"_codecs", "encode"},
    {"torch", "Size"},
    {"torch", "device"},
    {"torch", "float32"},
    {"torch", "FloatStorage"},
    {"torch.storage", "UntypedStorage"},
    {"torch.storage", "_load_from_bytes"},
    {"torch._utils", "_rebuild_tensor"},
    {"torch._utils", "_rebuild_tensor_v2"},
    {"torch._utils", "_rebuild_parameter"},
    {"torch.nn.parameter", "Parameter"},
    {"argparse", "Namespace"},
    {"dnnlib.util", "EasyDict"},
    {"dnnlib.tflib.network", "Network"},
    {"torch_utils.persistence", "_reconstruct_persistent_obj"},
    {"numpy", "dtype"},
    {"numpy", "ndarray"},
    {"numpy.core.multiarray", "_reconstruct"},
    {"numpy._core.multiarray", "scalar"},
    {"copyreg", "_reconstructor"},
};

}  // namespace limner::made
