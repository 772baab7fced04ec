#include "engine/checkpoints/pickle_tree.h"

#include <algorithm>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/core/foreign_text.h"

namespace limner {
namespace {

using Pair = std::pair<PickleRef, PickleRef>;

constexpr std::size_t scalar_limit = 1 << 18;

struct SymbolName {
    std::string_view module, name;
};
constexpr SymbolName dictionaries[] = {{"collections", "OrderedDict"}, {"dnnlib.util", "EasyDict"},
                                       {"argparse", "Namespace"},      {"collections", "defaultdict"},
                                       {"__builtin__", "dict"},        {"builtins", "dict"}};
constexpr SymbolName sets[] = {{"builtins", "set"}, {"__builtin__", "set"}, {"torch", "Size"}};

template <std::size_t N>
bool is_one_of(const PickleSymbol& symbol, const SymbolName (&table)[N]) {
    return std::any_of(std::begin(table), std::end(table), [&](const SymbolName& entry) {
        return symbol.module == entry.module && symbol.name == entry.name;
    });
}

/// Element types, layouts and memory formats: what torch writes as a name and is no more than that.
bool is_plain_torch_value(std::string_view name) {
    constexpr std::string_view names[] = {
        "float64",         "double",       "float32", "float",  "float16",    "half",
        "bfloat16",        "int64",        "long",    "int32",  "int",        "int16",
        "short",           "int8",         "uint8",   "bool",   "strided",    "complex64",
        "complex128",      "quint8",       "qint8",   "qint32", "sparse_coo", "contiguous_format",
        "preserve_format", "channels_last"};
    return std::ranges::find(names, name) != std::end(names);
}

/// What the children of an open value mean.
enum class Style {
    entries,    // of a dictionary
    items,      // of a list, tuple or set
    members,    // _parameters and _buffers of a module
    modules,    // _modules of a module
    state,      // the fields of a module
    network,    // the fields of a TensorFlow network
    variables,  // its (name, array) tuples
};

struct Level {
    Style style;
    std::span<const Pair> pairs;
    std::span<const PickleRef> items;
    std::size_t path_size;  // of the value itself
    char separator = '/';   // between its path and the names of its members
    std::size_t next = 0;
};

class Unfolder {
public:
    Unfolder(const Pickle& pickle, PickleArrays& arrays)
        : pickle_(pickle),
          arrays_(arrays),
          steps_left_(std::min<std::uint64_t>(limits::pickle_ops, 4 * pickle.value_count() + 65'536)),
          texts_{limits::tree_text + limits::tree_text_ratio * pickle.size_in_bytes} {}

    Result<CheckpointTree> run() {
        bool good = enter(pickle_.root, '/');
        while (good && !levels_.empty()) good = advance();
        if (!good) {
            const auto where = path_.empty() ? std::string() : " (at " + foreign_text(path_, 200) + ")";
            return failure(error_.code, "The checkpoint cannot be used: " + error_.message + where + ".");
        }
        while (!opaque_.empty()) {
            auto entry = opaque_.extract(opaque_.begin());
            tree_.opaque.push_back(std::move(entry.mapped()));
            tree_.opaque.back().symbol = std::move(entry.key());
        }
        return std::move(tree_);
    }

private:
    bool fail(Errc code, std::string message) {
        error_ = {code, std::move(message)};
        return false;
    }
    bool bad(std::string message) { return fail(Errc::bad_checkpoint, std::move(message)); }

    // Moves to the next child of the innermost open value.
    bool advance() {
        auto& level = levels_.back();
        path_.resize(level.path_size);
        const auto position = level.next++;
        if (position >= std::max(level.pairs.size(), level.items.size())) {
            levels_.pop_back();
            if (!levels_.empty()) path_.resize(levels_.back().path_size);
            return true;
        }
        if (steps_left_-- == 0)
            return fail(Errc::limit_exceeded, "its shared values unfold to far more than the file holds");
        // `level` may move when a child opens: copy what is needed after that.
        const Level here = level;
        switch (here.style) {
            case Style::items:
                return join('/', std::to_string(position)) && enter(here.items[position], '/');
            case Style::variables: {
                const auto item = here.items[position];
                const auto kind = pickle_.kind(item);
                if (kind != PickleKind::tuple && kind != PickleKind::list)
                    return bad("a variable is malformed");
                const auto variable = pickle_.items(item);
                if (variable.size() != 2) return bad("a variable is malformed");
                return named(variable[0], variable[1], '/', '/');
            }
            case Style::entries:
                return named(here.pairs[position].first, here.pairs[position].second, '/', '/');
            case Style::members:
                return named(here.pairs[position].first, here.pairs[position].second, here.separator, '/');
            case Style::modules:
                return named(here.pairs[position].first, here.pairs[position].second, here.separator, '.');
            case Style::state:
                return field(here, here.pairs[position]);
            case Style::network:
                return network_field(here.pairs[position]);
        }
        return true;
    }

    bool join(char separator, std::string_view name) {
        if (!path_.empty()) path_ += separator;
        path_ += name;
        return path_.size() <= limits::name_bytes || fail(Errc::limit_exceeded, "a name is too long");
    }

    std::optional<std::string> key_text(PickleRef key) const {
        const auto kind = pickle_.kind(key);
        if (kind == PickleKind::integer) return std::to_string(pickle_.integer(key));
        if (kind != PickleKind::text && kind != PickleKind::byte_text) return std::nullopt;
        const auto text = pickle_.text(key);
        if (text.size() > limits::name_bytes || !is_utf8(text) || has_controls(text)) return std::nullopt;
        return std::string(text);
    }

    bool named(PickleRef key, PickleRef value, char separator, char members) {
        const auto name = key_text(key);
        if (!name) {
            report("(a key that is no plain text)");
            return true;
        }
        return join(separator, *name) && enter(value, members);
    }

    // Fields of a module: tensors and submodules take the module's place, other plain values stay beside it.
    bool field(const Level& level, const Pair& entry) {
        const auto name = key_text(entry.first);
        if (!name) return true;
        if (*name == "_parameters" || *name == "_buffers" || *name == "_modules") {
            const auto pairs = pairs_of(entry.second);
            if (!pairs) return bad("a module lists its parts wrongly");
            return open({*name == "_modules" ? Style::modules : Style::members,
                         *pairs,
                         {},
                         path_.size(),
                         level.separator});
        }
        if (name->ends_with("_hooks") || *name == "_non_persistent_buffers_set" ||
            name->ends_with("module_src"))
            return true;
        return join('/', *name) && enter(entry.second, '/');
    }

    bool network_field(const Pair& entry) {
        const auto name = key_text(entry.first);
        if (!name || *name == "build_module_src") return true;
        if (*name == "variables" && pickle_.kind(entry.second) == PickleKind::list)
            return open({Style::variables, {}, pickle_.items(entry.second), path_.size()});
        if (*name == "components") {
            const auto pairs = pairs_of(entry.second);
            return pairs ? open({Style::entries, *pairs, {}, path_.size()})
                         : bad("a network lists its parts wrongly");
        }
        return join('/', *name) && enter(entry.second, '/');
    }

    bool open(Level level) {
        if (levels_.size() >= limits::pickle_nesting)
            return fail(Errc::limit_exceeded,
                        "it is nested more than " + std::to_string(limits::pickle_nesting) + " deep");
        levels_.push_back(level);
        return true;
    }

    /// The entries of a dictionary or of a recognised subclass.
    std::optional<std::span<const Pair>> pairs_of(PickleRef ref) const {
        if (pickle_.kind(ref) == PickleKind::dict) return pickle_.pairs(ref);
        if (pickle_.kind(ref) != PickleKind::call) return std::nullopt;
        const auto& call = pickle_.call(ref);
        if (!is_one_of(pickle_.symbol(call.symbol), dictionaries)) return std::nullopt;
        if (!call.pairs.empty() || call.state == no_value ||
            pickle_.symbol(call.symbol).name == "OrderedDict")
            return std::span<const Pair>(call.pairs);
        if (pickle_.kind(call.state) == PickleKind::dict) return pickle_.pairs(call.state);
        return std::span<const Pair>();
    }

    bool is_module_state(std::span<const Pair> state) const {
        bool parameters = false, modules = false;
        for (const auto& [key, value] : state) {
            const auto name = key_text(key);
            parameters |= name == "_parameters";
            modules |= name == "_modules";
        }
        return parameters && modules;
    }

    // Opens `ref`, or records it when it is a leaf. `members`: what joins the names below a module.
    bool enter(PickleRef ref, char members) {
        switch (pickle_.kind(ref)) {
            case PickleKind::none:
                return true;
            case PickleKind::boolean:
                return record(pickle_.boolean(ref));
            case PickleKind::integer:
                return record(pickle_.integer(ref));
            case PickleKind::real:
                return record(pickle_.real(ref));
            case PickleKind::text:
            case PickleKind::byte_text:
                return enter_text(pickle_.text(ref));
            case PickleKind::long_integer:
                return report("(an integer beyond 64 bits)");
            case PickleKind::bytes:
                return report("(bytes)");
            case PickleKind::tuple:
            case PickleKind::list:
            case PickleKind::set:
                return open({Style::items, {}, pickle_.items(ref), path_.size()});
            case PickleKind::dict:
                return open({Style::entries, pickle_.pairs(ref), {}, path_.size()});
            case PickleKind::symbol:
                return enter_symbol(pickle_.symbol(ref));
            case PickleKind::persistent:
                return report("(a storage without a tensor)");
            case PickleKind::call:
                return enter_call(ref, members);
        }
        return true;
    }

    bool enter_text(std::string_view text) {
        if (text.size() > limits::pickle_text) return fail(Errc::limit_exceeded, "a text is too long");
        if (!is_utf8(text)) return report("(bytes)");
        return keep(text) && record(std::string(text));
    }

    bool enter_symbol(const PickleSymbol& symbol) {
        return symbol.module == "torch" && is_plain_torch_value(symbol.name)
                   ? record("torch." + std::string(symbol.name))
                   : report(symbol);
    }

    /// Whether one more copy of `text` may be made. Every one in the tree is asked for: many values may share
    /// a long name.
    bool keep(std::string_view text) {
        return texts_.take(text.size()) ||
               fail(Errc::limit_exceeded, "its shared names and texts unfold to far more than a model holds");
    }

    bool enter_call(PickleRef ref, char members) {
        const auto array = arrays_.array(ref);
        if (!array) return fail(array.error().code, array.error().message);
        if (*array) {
            if (tree_.arrays.size() >= limits::checkpoint_tensors)
                return fail(Errc::limit_exceeded, "it has too many tensors");
            if (!keep(path_)) return false;
            if (tree_.scalars.contains(path_) || !tree_.arrays.emplace(path_, **array).second)
                return bad("a key occurs twice");
            return true;
        }
        if (const auto pairs = pairs_of(ref)) return open({Style::entries, *pairs, {}, path_.size()});
        const auto& call = pickle_.call(ref);
        const auto* symbol = &pickle_.symbol(call.symbol);
        const auto arguments = pickle_.items(call.arguments);
        if (is_one_of(*symbol, sets) && arguments.size() == 1 &&
            (pickle_.kind(arguments[0]) == PickleKind::list ||
             pickle_.kind(arguments[0]) == PickleKind::tuple))
            return open({Style::items, {}, pickle_.items(arguments[0]), path_.size()});
        if (symbol->module == "torch" && symbol->name == "device" && !arguments.empty() &&
            pickle_.kind(arguments[0]) == PickleKind::text)
            return enter_text(pickle_.text(arguments[0]));
        if (symbol->module == "torch_utils.persistence" && symbol->name == "_reconstruct_persistent_obj" &&
            arguments.size() == 1)
            return enter_persistent_object(arguments[0], members);
        // object.__reduce_ex__ below protocol 2: the class is the first argument.
        if ((symbol->module == "copyreg" || symbol->module == "copy_reg") &&
            symbol->name == "_reconstructor" && !arguments.empty() &&
            pickle_.kind(arguments[0]) == PickleKind::symbol)
            symbol = &pickle_.symbol(arguments[0]);
        const auto state = call.state == no_value ? std::nullopt : pairs_of(call.state);
        if (state && symbol->module == "dnnlib.tflib.network" && symbol->name == "Network")
            return open({Style::network, *state, {}, path_.size()});
        // A layer or network pickled as it is: whatever its class, the state of a module holds its tensors
        // under two names, and nothing but these and its plain fields is read.
        if (state && is_module_state(*state)) {
            const auto size = path_.size();
            if (!join('/', "class_name") ||
                !record(std::string(symbol->module) + "." + std::string(symbol->name)))
                return false;
            path_.resize(size);
            return open({Style::state, *state, {}, size, members});
        }
        const auto number = arrays_.numpy_scalar(ref);
        if (!number) return fail(number.error().code, number.error().message);
        if (*number) return record_number(**number);
        return report(*symbol);
    }

    bool enter_persistent_object(PickleRef meta, char members) {
        const auto entries = pairs_of(meta);
        if (!entries) return bad("a persistent object lacks its description");
        std::optional<std::span<const Pair>> state;
        for (const auto& [key, value] : *entries) {
            const auto name = key_text(key);
            if (name == "state") state = pairs_of(value);
            if (name == "class_name" && pickle_.kind(value) == PickleKind::text) {
                const auto size = path_.size();
                if (!join('/', "class_name") || !enter_text(pickle_.text(value))) return false;
                path_.resize(size);
            }
        }
        if (!state) return bad("a persistent object lacks its state");
        return open({Style::state, *state, {}, path_.size(), members});
    }

    bool record_number(const Array& number) {
        switch (number.dtype) {
            case DType::f16:
            case DType::bf16:
            case DType::f32:
                return record(double(number.to_floats()[0]));
            case DType::f64: {
                double value;
                std::copy_n(number.bytes.begin(), sizeof value, reinterpret_cast<std::byte*>(&value));
                return record(value);
            }
            case DType::boolean:
                return record(number.bytes[0] != std::byte{0});
            default: {
                std::uint64_t value = 0;
                std::copy(number.bytes.begin(), number.bytes.end(), reinterpret_cast<std::byte*>(&value));
                const auto unused = 64 - 8 * static_cast<int>(number.bytes.size());
                const bool is_signed = number.dtype == DType::i8 || number.dtype == DType::i16 ||
                                       number.dtype == DType::i32 || number.dtype == DType::i64;
                return record(is_signed ? static_cast<std::int64_t>(value << unused) >> unused
                                        : static_cast<std::int64_t>(value));
            }
        }
    }

    bool record(CheckpointScalar value) {
        if (tree_.scalars.size() >= scalar_limit) return fail(Errc::limit_exceeded, "it has too many values");
        if (!keep(path_)) return false;
        if (tree_.arrays.contains(path_) || !tree_.scalars.emplace(path_, std::move(value)).second)
            return bad("a key occurs twice");
        return true;
    }
    bool report(const PickleSymbol& symbol) {
        auto what = std::string(symbol.module) + "." + std::string(symbol.name);
        return report(has_controls(what) ? foreign_text(what, what.size()) : what);
    }
    bool report(std::string what) {
        if (const auto known = opaque_.find(what); known != opaque_.end()) return ++known->second.count > 0;
        if (opaque_.size() >= limits::checkpoint_tensors)
            return fail(Errc::limit_exceeded, "it names too many classes");
        if (!keep(what) || !keep(path_)) return false;
        opaque_.emplace(std::move(what), OpaqueUse{{}, path_, 1});
        return true;
    }

    const Pickle& pickle_;
    PickleArrays& arrays_;
    std::uint64_t steps_left_;
    CopyBudget texts_;
    std::vector<Level> levels_;
    std::string path_;
    CheckpointTree tree_;
    std::map<std::string, OpaqueUse> opaque_;  // by symbol, which each gets at the end
    Error error_;
};

}  // namespace

Result<CheckpointTree> unfold(const Pickle& pickle, PickleArrays& arrays) {
    return Unfolder(pickle, arrays).run();
}

NamedArrays CheckpointTree::below(std::string_view prefix) const {
    NamedArrays found;
    const auto start = std::string(prefix) + "/";
    for (auto it = arrays.lower_bound(start); it != arrays.end() && it->first.starts_with(start); ++it)
        found.emplace(it->first.substr(start.size()), it->second);
    return found;
}

}  // namespace limner
