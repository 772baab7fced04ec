#pragma once
// A key that is tapped to switch and held to look: what it switched goes back when it was held.

#include <QAction>
#include <QElapsedTimer>
#include <QObject>
#include <functional>

namespace limner::ui {

class HeldKey final : public QObject {
public:
    /// `back` is called when a key of `action` goes up later than a tap takes after it triggered.
    HeldKey(QAction& action, std::function<void()> back);

    bool eventFilter(QObject*, QEvent* event) override;

private:
    QAction& action_;
    std::function<void()> back_;
    QElapsedTimer held_;
};

}  // namespace limner::ui
