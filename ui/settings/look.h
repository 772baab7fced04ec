#pragma once
// Theme, grey round the picture and tooltips of the whole program, as the settings say; follows them, and the
// desktop while the theme is "as the system".

#include <QObject>

class QApplication;

namespace limner::ui {

class Settings;

class Look final : public QObject {
    Q_OBJECT
public:
    Look(QApplication& application, const Settings& settings);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void apply();

    QApplication& application_;
    const Settings& settings_;
};

}  // namespace limner::ui
