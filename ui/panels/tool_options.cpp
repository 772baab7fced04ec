#include "ui/panels/tool_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QWidgetAction>
#include <QtMath>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/session/brush_presets.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/texts.h"
#include "ui/tools/transform_tool.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/brush_picture.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

QString tool_title(ToolId id) {
    switch (id) {
        case ToolId::brush:
            return ToolOptions::tr("Brush");
        case ToolId::eraser:
            return ToolOptions::tr("Eraser");
        case ToolId::fill:
            return ToolOptions::tr("Fill");
        case ToolId::lasso:
            return ToolOptions::tr("Lasso");
        case ToolId::rectangle:
            return ToolOptions::tr("Rectangle");
        case ToolId::ellipse:
            return ToolOptions::tr("Ellipse");
        case ToolId::polygon:
            return ToolOptions::tr("Polygon");
        case ToolId::region:
            return ToolOptions::tr("Pick region");
        case ToolId::eyedropper:
            return ToolOptions::tr("Eyedropper");
        case ToolId::move:
            return ToolOptions::tr("Move selection");
        case ToolId::pose:
            return ToolOptions::tr("Turn head");
        case ToolId::light:
            return ToolOptions::tr("Turn light");
        case ToolId::grab:
            return ToolOptions::tr("Grab features");
    }
    return {};
}

constexpr int widest_brush_name = 110;  // dip
constexpr QSize brush_picture_size(28, 18);
constexpr AreaUse area_uses[] = {AreaUse::fill, AreaUse::stroke, AreaUse::both};
constexpr int first_combine = 3;  // entry of what an area does: from here it selects only

SliderRange pixels(double low, double high, double standard) {
    return {.low = low,
            .high = high,
            .hard_low = low,
            .hard_high = high,
            .standard = standard,
            .step = 1,
            .decimals = 0,
            .suffix = ToolOptions::tr(" px")};
}

SliderRange percent(double standard) {
    SliderRange range = percent_range(standard);
    range.step = 0.1;
    return range;
}

}  // namespace

SliderRange brush_size_range() {
    return {.low = 1,
            .high = 512,
            .hard_low = 1,
            .hard_high = 512,
            .standard = 12,
            .step = 1,
            .decimals = 0,
            .suffix = ToolOptions::tr(" px"),
            .logarithmic = true};
}

ToolOptions::ToolOptions(EditorSession& session, ViewArea& views, QWidget* parent)
    : QToolBar(tr("Tool options"), parent), session_(session), views_(views) {
    setObjectName("tool.options");
    setMovable(false);
    setFloatable(false);
    setIconSize({20, 20});
    name_ = new QLabel(this);
    name_->setObjectName("tool.options.name");
    name_->setMinimumWidth(84);
    swatch_ = new QLabel(this);
    swatch_->setObjectName("tool.options.class");
    swatch_->setFixedSize(30, 18);
    addWidget(swatch_);
    addWidget(name_);
    const auto slider = [&](const char* name, const QString& title, const SliderRange& range,
                            const QString& tip) {
        auto* s = new ValueSlider(name, title, range, this);
        s->setToolTip(tip);
        s->setFixedWidth(std::max(170, s->width_for_title()));
        return s;
    };
    size_ = slider("tool.options.size", tr("Size"), brush_size_range(),
                   tr("Brush size in pixels of the label map ([ and ], Shift+wheel, Shift+drag)"));
    size_action_ = addWidget(size_);
    hardness_ = slider("tool.options.hardness", tr("Hardness"), percent(1), tr("A label has no half values"));
    hardness_->set_value(1);
    hardness_action_ = addWidget(hardness_);
    hardness_action_->setEnabled(false);  // showing the action again would enable the slider alone
    build_fill();
    const auto choice = [&](const char* name, const QString& title, const QStringList& entries) {
        auto* box = new QComboBox(this);
        box->setObjectName(name);
        box->setAccessibleName(title);
        box->setToolTip(title);
        box->addItems(entries);
        return box;
    };
    smoothing_ = choice("tool.options.smoothing", tr("Smoothing of the line"),
                        {tr("No smoothing"), tr("Basic"), tr("Stabiliser")});
    smoothing_action_ = addWidget(smoothing_);
    area_ = choice("tool.options.area", tr("What an area does"),
                   {tr("Fill with class"), tr("Stroke with brush"), tr("Fill and select"), tr("Select"),
                    tr("Add to selection"), tr("Take from selection"), tr("Intersect selection")});
    area_action_ = addWidget(area_);
    const auto toggle = [&](const QString& name, const QString& title, const QString& tip,
                            bool BrushSettings::*member) {
        auto* button = new QToolButton(this);
        button->setObjectName("tool.options." + name);
        button->setIcon(icon(name));
        button->setCheckable(true);
        button->setToolTip(tip);
        button->setAccessibleName(title);
        connect(button, &QToolButton::toggled, this, [this, member](bool on) {
            session_.brush().*member = on;
            session_.brush_changed();
        });
        return button;
    };
    magnetic_ = toggle(
        "magnet", tr("Magnetic lasso"),
        tr("Magnetic: the line keeps to strong edges of the portrait within 12 pixels of the label map"),
        &BrushSettings::magnetic);
    magnetic_action_ = addWidget(magnetic_);
    symmetry_ =
        toggle("symmetry", tr("Symmetry"), tr("Symmetry: the other side of the face gets the same (Shift+M)"),
               &BrushSettings::symmetry);
    symmetry_action_ = addWidget(symmetry_);
    edge_snap_ = toggle(
        "edge-snap", tr("Edge snap"),
        tr("Edge snap: the border of a stroke moves to the edge of the portrait (Shift+N). Right click: how "
           "far"),
        &BrushSettings::edge_snap);
    edge_snap_action_ = addWidget(edge_snap_);
    build_snap_menu();
    build_transform();
    after_transform_ = addSeparator();
    overlay_ =
        slider("view.overlay.opacity", tr("Label map"), percent(0.7), tr("Opacity of the label map (I, O)"));
    addWidget(overlay_);
    reference_ =
        slider("view.reference.opacity", tr("Photo"), percent(1), tr("Opacity of the reference photo"));
    reference_action_ = addWidget(reference_);
    auto* space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);

    connect(size_, &ValueSlider::edited, this, [this](double value) {
        session_.brush().shape.diameter = value;
        session_.brush_changed();
    });
    connect(smoothing_, &QComboBox::activated, this, [this](int index) {
        session_.brush().smoothing = static_cast<Smoothing>(index);
        session_.brush_changed();
    });
    connect(area_, &QComboBox::activated, this, [this](int index) {
        BrushSettings& brush = session_.brush();
        brush.area_use = index < first_combine ? area_uses[index] : AreaUse::select;
        brush.combine =
            index >= first_combine ? static_cast<Combine>(index - first_combine) : Combine::replace;
        session_.brush_changed();
    });
    connect(overlay_, &ValueSlider::edited, this,
            [this](double value) { views_.canvas().set_overlay_opacity(value); });
    connect(reference_, &ValueSlider::edited, this,
            [this](double value) { views_.canvas().set_reference_opacity(value); });
    connect(&views_.canvas(), &CanvasView::overlay_changed, this,
            [this] { overlay_->set_value(views_.canvas().overlay_opacity()); });
    connect(&session_, &EditorSession::tool_changed, this, &ToolOptions::show_tool);
    connect(&session_, &EditorSession::class_changed, this, &ToolOptions::show_tool);
    connect(&session_, &EditorSession::brush_settings_changed, this, &ToolOptions::show_tool);
    connect(&session_, &EditorSession::reference_changed, this, &ToolOptions::show_tool);
    overlay_->set_value(views_.canvas().overlay_opacity());
    reference_->set_value(views_.canvas().reference_opacity());
    show_tool();
}

void ToolOptions::build_fill() {
    const auto changed = [this] {
        show_fill();
        session_.brush_changed();
    };
    AreaRule& rule = session_.brush().filled;
    contiguous_ = new QCheckBox(tr("Connected area only"), this);
    contiguous_->setObjectName("tool.options.contiguous");
    contiguous_->setToolTip(tr("Off: all pixels of that class are filled"));
    connect(contiguous_, &QCheckBox::toggled, this, [&rule, changed](bool on) {
        rule.contiguous = on;
        changed();
    });
    fill_reference_ = new QComboBox(this);
    fill_reference_->setObjectName("tool.options.fill.reference");
    fill_reference_->setAccessibleName(tr("What ends an area"));
    fill_reference_->setToolTip(tr("What ends an area"));
    fill_reference_->addItems({tr("Label map"), tr("Colours of the picture")});
    connect(fill_reference_, &QComboBox::activated, this, [&rule, changed](int index) {
        rule.reference = static_cast<AreaReference>(index);
        changed();
    });
    tolerance_ =
        new ValueSlider("tool.options.fill.tolerance", tr("Tolerance"), percent(AreaRule().tolerance), this);
    tolerance_->setToolTip(tr("How far a colour may differ from that under the pointer"));
    tolerance_->setFixedWidth(std::max(170, tolerance_->width_for_title()));
    connect(tolerance_, &ValueSlider::edited, this, [&rule, changed](double value) {
        rule.tolerance = value;
        changed();
    });
    auto* more = new QToolButton(this);
    more->setObjectName("tool.options.fill.more");
    more->setText(tr("Edges"));
    more->setToolTip(tr("Where a filled area ends: corners, gaps, growing"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->setObjectName("tool.options.fill.menu");
    more->setMenu(menu);
    const auto hold = [menu](QWidget* control) {
        auto* holder = new QWidgetAction(menu);
        holder->setDefaultWidget(control);
        menu->addAction(holder);
    };
    diagonal_ = new QCheckBox(tr("Over corners"), menu);
    diagonal_->setObjectName("tool.options.fill.diagonal");
    diagonal_->setToolTip(tr("Pixels that touch at a corner belong together: 8 neighbours instead of 4"));
    connect(diagonal_, &QCheckBox::toggled, this, [&rule, changed](bool on) {
        rule.diagonal = on;
        changed();
    });
    hold(diagonal_);
    close_gaps_ = new ValueSlider("tool.options.fill.gaps", tr("Close gaps"), pixels(0, 16, 0), menu);
    close_gaps_->setToolTip(tr("Passages as wide as this end an area, in pixels of the label map"));
    close_gaps_->setMinimumWidth(close_gaps_->width_for_title() + 90);
    connect(close_gaps_, &ValueSlider::edited, this, [&rule, changed](double value) {
        rule.close_gaps = qRound(value);
        changed();
    });
    hold(close_gaps_);
    fill_grows_ = new ValueSlider("tool.options.fill.grow", tr("Grow by"), pixels(-16, 16, 0), menu);
    fill_grows_->setToolTip(tr("The filled area is larger by this, or smaller, in pixels of the label map"));
    fill_grows_->setMinimumWidth(fill_grows_->width_for_title() + 90);
    connect(fill_grows_, &ValueSlider::edited, this, [this, changed](double value) {
        session_.brush().fill_grows_by = qRound(value);
        changed();
    });
    hold(fill_grows_);
    for (QWidget* each : std::initializer_list<QWidget*>{contiguous_, fill_reference_, tolerance_, more}) {
        QAction* action = addWidget(each);
        (each == tolerance_ ? tolerance_action_ : fill_actions_.emplace_back()) = action;
    }
}

void ToolOptions::show_fill() {
    const BrushSettings& brush = session_.brush();
    const bool by_colour = brush.filled.reference == AreaReference::colours;
    const QSignalBlocker quiet(contiguous_), still(diagonal_);
    contiguous_->setChecked(brush.filled.contiguous);
    diagonal_->setChecked(brush.filled.diagonal);
    fill_reference_->setCurrentIndex(static_cast<int>(brush.filled.reference));
    tolerance_->set_value(brush.filled.tolerance);
    close_gaps_->set_value(brush.filled.close_gaps);
    fill_grows_->set_value(brush.fill_grows_by);
    tolerance_action_->setVisible(by_colour && session_.active_tool() == ToolId::fill);
}

void ToolOptions::build_transform() {
    const auto number = [this](const char* name, const QString& title, const QString& prefix,
                               const QString& suffix, double limit, int decimals) {
        auto* box = new QDoubleSpinBox(this);
        box->setObjectName(name);
        box->setAccessibleName(title);
        box->setToolTip(title);
        box->setPrefix(prefix);
        box->setSuffix(suffix);
        box->setRange(-limit, limit);
        box->setDecimals(decimals);
        box->setKeyboardTracking(false);
        box->setFocusPolicy(Qt::StrongFocus);
        box->installEventFilter(this);
        connect(box, &QDoubleSpinBox::valueChanged, this, &ToolOptions::take_transform);
        transform_actions_.push_back(addWidget(box));
        return box;
    };
    x_ = number("tool.options.x", tr("To the right, in pixels of the label map"), tr("X "), {}, 4096, 0);
    y_ = number("tool.options.y", tr("Down, in pixels of the label map"), tr("Y "), {}, 4096, 0);
    wide_ =
        number("tool.options.width", tr("Width; negative is flipped"), tr("W ", "width"), tr(" %"), 3200, 0);
    high_ = number("tool.options.height", tr("Height; negative is flipped"), tr("H ", "height"), tr(" %"),
                   3200, 0);
    angle_ = number("tool.options.angle", tr("Angle, clockwise"), {}, tr("°"), 180, 1);
    angle_->setWrapping(true);
    connect(&session_, &EditorSession::floating_edited, this, &ToolOptions::show_transform);
}

bool ToolOptions::eventFilter(QObject* object, QEvent* event) {
    // A wheel over it turns nothing unless it is meant; with Enter and Esc the keys are the view's again.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(object)->hasFocus()) return true;
    if (event->type() != QEvent::KeyPress) return QToolBar::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Escape) return QToolBar::eventFilter(object, event);
    if (enter) static_cast<QDoubleSpinBox*>(object)->interpretText();
    show_transform();
    views_.canvas().setFocus();
    return true;
}

void ToolOptions::show_transform() {
    const TransformTool& tool = session_.transform();
    const Placement placement = tool.placement();
    const auto show = [&](QDoubleSpinBox* box, double value) {
        const QSignalBlocker quiet(box);
        box->setEnabled(tool.floats());
        box->setToolTip(tool.floats() ? box->accessibleName()
                                      : tr("Nothing floats over the label map yet: move what is selected, or "
                                           "press Ctrl+T"));
        box->setValue(value);
    };
    show(x_, placement.x);
    show(y_, placement.y);
    show(wide_, placement.width * 100);
    show(high_, placement.height * 100);
    show(angle_, qRadiansToDegrees(placement.angle));
}

void ToolOptions::take_transform() {
    Placement placement = session_.transform().placement();
    // Only what differs from what is shown: a number with fewer decimals must not round the others.
    const auto take = [](double& value, const QDoubleSpinBox* box, double factor) {
        const double step = std::pow(10.0, -box->decimals());
        if (std::abs(value * factor - box->value()) > step / 2 * 1.001) value = box->value() / factor;
    };
    take(placement.x, x_, 1);
    take(placement.y, y_, 1);
    take(placement.width, wide_, 100);
    take(placement.height, high_, 100);
    take(placement.angle, angle_, qRadiansToDegrees(1.0));
    session_.transform().place(session_, placement);
}

void ToolOptions::build_snap_menu() {
    auto* menu = new QMenu(edge_snap_);
    menu->setObjectName("tool.options.edge-snap.menu");
    const auto slider = [&](const char* name, const QString& title, const SliderRange& range, double value,
                            const QString& tip) {
        auto* s = new ValueSlider(name, title, range, menu);
        s->set_value(value);
        s->setToolTip(tip);
        s->setMinimumWidth(s->width_for_title() + 90);
        auto* holder = new QWidgetAction(menu);
        holder->setDefaultWidget(s);
        menu->addAction(holder);
        return s;
    };
    const EdgeSnap standard;
    auto* radius = slider("tool.options.edge-snap.radius", tr("Snap within"), pixels(0, 24, standard.radius),
                          standard.radius, tr("How far the border may move, in pixels of the label map"));
    connect(radius, &ValueSlider::edited, this, [this](double value) {
        session_.brush().snap.radius = qRound(value);
        session_.brush_changed();
    });
    auto* smoothness =
        slider("tool.options.edge-snap.smoothness", tr("Smoothness"), percent(standard.smoothness),
               standard.smoothness, tr("How strong an edge must be to move the border"));
    connect(smoothness, &ValueSlider::edited, this, [this](double value) {
        session_.brush().snap.smoothness = static_cast<float>(value);
        session_.brush_changed();
    });
    connect(&session_, &EditorSession::brush_settings_changed, menu, [this, radius, smoothness] {
        radius->set_value(session_.brush().snap.radius);
        smoothness->set_value(session_.brush().snap.smoothness);
    });
    edge_snap_->setMenu(menu);
    edge_snap_->setPopupMode(QToolButton::DelayedPopup);
    edge_snap_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(edge_snap_, &QWidget::customContextMenuRequested, menu,
            [this, menu](QPoint at) { menu->popup(edge_snap_->mapToGlobal(at)); });
}

void ToolOptions::build_brushes(const CommandRegistry& commands, BrushShelf& brushes) {
    auto* button = new QToolButton(this);
    button->setObjectName("tool.options.brushes");
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(tr("Brushes with a name; the dot says that the brush was changed since"));
    auto* menu = new QMenu(button);
    menu->setObjectName("tool.options.brushes.menu");
    menu->setToolTipsVisible(true);
    show_pictures(*menu);
    button->setMenu(menu);
    brushes_action_ = insertWidget(size_action_, button);
    const auto show = [button, &brushes] {
        const auto chosen = brushes.chosen();
        const QString name = chosen ? brushes.brushes()[std::size_t(*chosen)].name : tr("Brushes");
        const QString text = button->fontMetrics().elidedText(name, Qt::ElideRight, widest_brush_name);
        button->setText(brushes.changed_since() ? text + " •" : text);
        button->setAccessibleName(brushes.changed_since() ? tr("%1, changed").arg(name) : name);
    };
    connect(&brushes, &BrushShelf::changed, button, show);
    show();
    connect(menu, &QMenu::aboutToShow, menu, [menu, &commands, &brushes] {
        qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
        menu->clear();
        for (const BrushPreset& preset : brush_presets()) {
            QAction* action = commands.action(QString("brush.preset.") + preset.id);
            action->setIcon(
                brush_picture({.diameter = preset.diameter}, brush_picture_size, menu->devicePixelRatioF()));
            menu->addAction(action);
        }
        menu->addSeparator();
        for (int i = 0; i < int(brushes.brushes().size()); ++i) {
            const UserBrush& brush = brushes.brushes()[std::size_t(i)];
            if (!brushes.passes(brush)) continue;
            QString name = brush.name;
            if (brushes.chosen() == i && brushes.changed_since()) name += " •";
            QAction* action = menu->addAction(
                brush_picture(BrushShelf::shape_of(brush), brush_picture_size, menu->devicePixelRatioF()),
                name.replace('&', "&&"));
            connect(action, &QAction::triggered, &brushes, [&brushes, i] { brushes.use(i); });
            action->setCheckable(true);
            action->setChecked(brushes.chosen() == i);
        }
        if (const QStringList tags = brushes.all_tags(); !tags.isEmpty()) {
            QMenu* filter = menu->addMenu(tr("Only with the tag"));
            const auto add = [&](const QString& text, const QString& tag) {
                QAction* action = filter->addAction(QString(text).replace('&', "&&"));
                action->setCheckable(true);
                action->setChecked(brushes.filter() == tag);
                connect(action, &QAction::triggered, &brushes, [&brushes, tag] { brushes.set_filter(tag); });
            };
            add(tr("All brushes"), {});
            for (const QString& tag : tags) add(tag, tag);
        }
        menu->addSeparator();
        for (const char* id :
             {"brush.keep", "brush.reload", "brush.remove", "brush.arrange", "brush.import", "brush.export"})
            menu->addAction(commands.action(id));
    });
}

void ToolOptions::add_commands(const CommandRegistry& commands, BrushShelf& brushes) {
    build_brushes(commands, brushes);
    for (const char* id :
         {"select.warp", "select.flip-sideways", "select.flip-upright", "select.put-down", "select.drop"}) {
        QAction* action = commands.action(id);
        auto* button = new QToolButton(this);
        button->setObjectName(QString("tool.options.") + id);
        button->setDefaultAction(action);
        transform_actions_.push_back(insertWidget(after_transform_, button));
    }
    show_tool();
    for (const char* id :
         {"view.layout.split", "view.layout.canvas", "view.layout.viewport", "view.layout.overlay"})
        addAction(commands.action(id));
}

void ToolOptions::show_tool() {
    const ToolId id = session_.active_tool();
    const bool area =
        id == ToolId::lasso || id == ToolId::rectangle || id == ToolId::ellipse || id == ToolId::polygon;
    const bool writes_class =
        id == ToolId::brush || id == ToolId::fill || (area && session_.brush().areas_write());
    name_->setText(tool_title(id));
    const Rgba c = info(session_.active_class()).colour;
    swatch_->setStyleSheet(
        writes_class ? QString("background: rgb(%1,%2,%3); border: 1px solid #111; border-radius: 3px;")
                           .arg(c.r)
                           .arg(c.g)
                           .arg(c.b)
                     : QString("background: transparent; border: 1px solid #111; border-radius: 3px;"));
    swatch_->setToolTip(class_tooltip(session_.active_class()));
    const bool brush = id == ToolId::brush || id == ToolId::eraser;
    size_action_->setVisible(brush || (area && session_.brush().area_use == AreaUse::stroke));
    if (brushes_action_) brushes_action_->setVisible(brush);
    hardness_action_->setVisible(brush);
    for (QAction* action : fill_actions_) action->setVisible(id == ToolId::fill);
    show_fill();
    smoothing_action_->setVisible(brush);
    smoothing_->setCurrentIndex(static_cast<int>(session_.brush().smoothing));
    area_action_->setVisible(area);
    const BrushSettings& settings = session_.brush();
    const auto use = std::ranges::find(area_uses, settings.area_use);
    area_->setCurrentIndex(use != std::end(area_uses) ? int(use - area_uses)
                                                      : first_combine + int(settings.combine));
    symmetry_action_->setVisible(brush || area || id == ToolId::fill);
    const QSignalBlocker quiet(symmetry_), still(edge_snap_), silent(magnetic_);
    symmetry_->setChecked(session_.brush().symmetry);
    edge_snap_action_->setVisible(id == ToolId::brush);
    magnetic_action_->setVisible(id == ToolId::lasso);
    magnetic_->setChecked(settings.magnetic);
    edge_snap_->setChecked(session_.brush().edge_snap);
    for (QAction* action : transform_actions_) action->setVisible(id == ToolId::move);
    show_transform();
    reference_action_->setVisible(!session_.reference_photo().isNull());
    size_->set_value(session_.brush().shape.diameter);
}

}  // namespace limner::ui
