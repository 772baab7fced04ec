#pragma once
// Choices that this machine or this model does not have stay visible, with the reason.

#include <QComboBox>
#include <QStandardItemModel>

namespace limner::ui {

/// `reason` empty: item `index` can be chosen; else it is grey and says why on hover and to screen readers.
inline void set_item_reason(QComboBox& combo, int index, const QString& reason) {
    auto* item = qobject_cast<QStandardItemModel*>(combo.model())->item(index);
    item->setEnabled(reason.isEmpty());
    item->setToolTip(reason);
    item->setAccessibleDescription(reason);
}

}  // namespace limner::ui
