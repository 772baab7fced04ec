#pragma once
// Where an export goes: folder and name, with the name as it will be, or what is wrong with it.

#include <QWidget>
#include <functional>

#include "engine/core/error.h"

class QFormLayout;
class QLabel;
class QLineEdit;

namespace limner::ui {

class PlaceChoice final : public QWidget {
    Q_OBJECT
public:
    /// `standard_folder` is used, and shown, while no other is chosen. `example` makes of a good name the
    /// file names to show, or says what is wrong with it all the same.
    PlaceChoice(const QString& object_name, const QString& standard_folder,
                std::function<Result<QString>(const QString& name)> example, QWidget* parent);

    /// Empty: the standard one.
    QString folder() const;
    QString name() const;
    void set_value(const QString& folder, const QString& name);
    /// Its fields begin where those of `form`, above it, begin.
    void align_with(const QFormLayout& form);
    /// Asks for the example again.
    void update_example();
    /// A folder and a name without errors.
    bool good() const { return good_; }

Q_SIGNALS:
    void changed();

private:
    void browse();

    QLineEdit *folder_, *name_;
    QLabel *folder_label_, *name_label_, *example_;
    QString standard_folder_;
    std::function<Result<QString>(const QString&)> example_of_;
    bool good_ = false;
};

}  // namespace limner::ui
