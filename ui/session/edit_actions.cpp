#include "ui/session/edit_actions.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/session/edit_list.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct EditTexts {
    Q_DECLARE_TR_FUNCTIONS(EditTexts)
};

}  // namespace

void merge_paintings(EditorSession& session, const std::vector<std::size_t>& places) {
    Portrait after = session.portrait();
    const bool locked = std::any_of(places.begin(), places.end(), [&](std::size_t place) {
        return place < after.fitted.size() && session.locked(lock_of(after.fitted[place]));
    });
    if (locked) return session.notify(NoticeLevel::info, EditTexts::tr("What is locked is not merged"));
    if (!can_merge(after, places))
        return session.notify(
            NoticeLevel::info,
            EditTexts::tr("Only paintings of one view that are shown can be merged, two at least"));
    merge_fitted(after, places);
    session.edit(after, EditTexts::tr("Merge paintings"), 0);
}

}  // namespace limner::ui
