#pragma once
// A titled group that folds.

#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

class QHBoxLayout;

namespace limner::ui {

class FoldGroup final : public QWidget {
    Q_OBJECT
public:
    FoldGroup(const QString& object_name, const QString& title, bool open, QWidget* parent);
    QVBoxLayout& content() { return *content_layout_; }
    QWidget* content_widget() { return content_; }
    /// Puts a control at the right end of the header.
    void add_to_header(QWidget* widget);
    void set_open(bool open);
    bool is_open() const { return header_->isChecked(); }

private:
    QToolButton* header_;
    QWidget* content_;
    QVBoxLayout* content_layout_;
    QHBoxLayout* header_row_;
};

}  // namespace limner::ui
