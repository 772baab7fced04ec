#pragma once
// Who it is: identity, hair shape, what is worn, expression and gaze.

#include <map>
#include <string>
#include <vector>

#include "ui/panels/panel.h"
#include "ui/widgets/throw_history.h"

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace limner::ui {

class DiceMenu;
class FoldGroup;
class SeedRow;
class ValueSlider;

class HeadPanel final : public Panel {
    Q_OBJECT
public:
    HeadPanel(EditorSession& session, QWidget* parent);

private:
    struct ExpressionRow {
        ValueSlider* slider;
        std::vector<std::string> keys;  // both sides when linked
        QString words;                  // for the search
        FoldGroup* group;
    };

    SeedRow* add_source(const char* name, const QString& title, CodeSource HeadShape::*member);
    void build_expression();
    void throw_expression();
    void walk(const std::map<std::string, float>& expression);
    void rebuild_expression_rows();
    ExpressionRow make_row(const std::vector<std::string>& keys, const QString& title, FoldGroup* group);
    void filter_rows(const QString& text);
    void build_gaze();
    void show_portrait();
    void show_expression_lock();
    void show_model();

    SeedRow *identity_, *hair_, *wear_;
    ValueSlider* amount_;
    FoldGroup* expression_;
    QWidget* rows_holder_ = nullptr;
    QLineEdit* search_;
    QCheckBox* link_sides_;
    QToolButton *expression_dice_, *expression_reset_, *expression_lock_;
    DiceMenu* dice_menu_;
    ThrowHistory<std::map<std::string, float>> throws_;
    std::vector<ExpressionRow> rows_;
    std::vector<FoldGroup*> groups_;
    std::vector<std::string> shown_keys_;
    ValueSlider *gaze_x_, *gaze_y_;
};

}  // namespace limner::ui
