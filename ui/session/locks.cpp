#include "ui/session/locks.h"

#include "engine/portrait/portrait_groups.h"
#include "engine/portrait/portrait_keys.h"

namespace limner::ui {

void keep_locked(Portrait& after, const Portrait& now, const std::set<std::string>& locks) {
    for (const std::string& name : code_source_names())
        if (locks.contains(name)) *find_code_source(after, name) = *find_code_source(now, name);
    if (locks.contains("head.identity")) after.head.identity_amount = now.head.identity_amount;
    if (locks.contains("head.expression")) after.head.expression = now.head.expression;
    for (const std::string& group : group_names()) {
        const std::string lock = group.starts_with("expression") ? "head.expression" : group;
        if (locks.contains(lock)) set_group_level(after, group, group_level(now, group));
    }
}

}  // namespace limner::ui
