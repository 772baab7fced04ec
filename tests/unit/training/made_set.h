#pragma once
// A training set that a test makes in a second: discs of two colours instead of portraits.

#include <filesystem>
#include <string>
#include <vector>

namespace limner::test {

/// Factor names that live::CodeReader asks for.
std::vector<std::string> made_factor_names();
/// One shard portraits-00000.safetensors with `views` views: a "face" whose colour the factors state.
void make_portrait_set(const std::filesystem::path& folder, int views, int size = 256);
/// One shard field-00000.safetensors with `heads` balls of skin whose radius is identity.0.
void make_field_set(const std::filesystem::path& folder, int heads);

}  // namespace limner::test
