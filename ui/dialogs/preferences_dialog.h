#pragma once
// The preferences: pages of settings, searchable. A change counts at once, or its row says from when; a dot
// and a button mark what is not the default.
//
//     (new PreferencesDialog(settings, window))->open();

#include <QDialog>
#include <functional>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace limner::ui {

class Settings;

class PreferencesDialog final : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(Settings& settings, QWidget* parent);
    /// Goes to the row of the setting `key`.
    void show_setting(const QString& key);

private:
    struct Row {
        QString key, words;  // words: lower case, for the search
        int page;
        QWidget* holder;
        QWidget* field;
        QLabel* dot;
        QToolButton* reset;
        std::function<void()> show;  // the setting's value in the field
    };
    struct Page {
        QScrollArea* widget;
        QFormLayout* form;
    };
    void build_interface();
    void build_view();
    void build_painting();
    void build_computing();
    void build_files();
    void add_page(const char* name, const QString& title);
    /// On the last page. `note` stands below the field.
    void add_row(const char* key, const QString& title, QWidget* field, const QString& note,
                 std::function<void()> show);
    template <class Setting>
    void add_choice(const Setting& setting, const QString& title, const QStringList& texts,
                    const QString& note = {});
    template <class Setting>
    void add_number(const Setting& setting, const QString& title, double step, const QString& suffix,
                    const QString& zero = {}, const QString& note = {});
    template <class Setting>
    void add_switch(const Setting& setting, const QString& text, const QString& note = {});
    void add_language();
    void add_picture_folder();
    void add_model_folders();
    void show_row(const Row& row);
    void filter(const QString& text);
    void export_settings();
    void import_settings();
    /// A sentence above the buttons.
    void tell(const QString& sentence);
    void reset_page();
    void ask_to_reset_all();

    Settings& settings_;
    QLineEdit* search_;
    QListWidget* pages_list_;
    QStackedWidget* stack_;
    QLabel *nothing_, *told_;
    QPushButton* reset_page_;
    std::vector<Page> pages_;
    std::vector<Row> rows_;
};

}  // namespace limner::ui
