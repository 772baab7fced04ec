#pragma once
// After Enter or Esc in a field of a panel, and after Esc anywhere in one, the keys are the view's again: the
// one that had them last. Tab goes on through the panel.

#include <QObject>

namespace limner::ui {

class ViewArea;

class FocusReturn final : public QObject {
    Q_OBJECT
public:
    FocusReturn(ViewArea& views, QObject* parent);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool is_panel(const QObject* object) const;
    /// A field in which one types, in a panel; a name in a list belongs to its list.
    bool is_field(const QObject* object) const;
    void give_back();
    ViewArea& views_;
};

}  // namespace limner::ui
