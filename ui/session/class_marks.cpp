#include "ui/session/class_marks.h"

#include <QCoreApplication>

#include "ui/session/editor_session.h"
#include "ui/session/texts.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct ClassMarks {
    Q_DECLARE_TR_FUNCTIONS(ClassMarks)
};

using Mark = std::string (*)(FaceClass);

std::string marked(const char* kind, FaceClass face_class) {
    return std::string(kind) + '.' + std::string(info(face_class).key);
}

ClassSet classes_with(Mark mark, const std::set<std::string>& marks) {
    ClassSet classes;
    for (int i = 0; i < face_class_count; ++i)
        classes[std::size_t(i)] = marks.contains(mark(static_cast<FaceClass>(i)));
    return classes;
}

/// Gives `classes` the mark and takes it from all others, as the step `text`.
void give(EditorSession& session, Mark mark, const ClassSet& classes, const QString& text) {
    session.put_down();  // by the marks under which it was moved
    DocumentState after = session.document().state();
    for (int i = 0; i < face_class_count; ++i) {
        const std::string name = mark(static_cast<FaceClass>(i));
        if (classes[std::size_t(i)]) {
            after.locks.insert(name);
        } else {
            after.locks.erase(name);
        }
    }
    session.document().edit_state(after, text);
}

std::size_t index_of(FaceClass face_class) { return static_cast<std::size_t>(face_class); }

}  // namespace

std::string lock_of(FaceClass face_class) { return marked("class", face_class); }
std::string hidden_mark(FaceClass face_class) { return marked("hidden", face_class); }
std::string only_mark(FaceClass face_class) { return marked("only", face_class); }

ClassSet only_classes(const std::set<std::string>& marks) { return classes_with(only_mark, marks); }

ClassSet protected_classes(const std::set<std::string>& marks) {
    const ClassSet only = only_classes(marks);
    const ClassSet locked = classes_with(lock_of, marks);
    return only.any() ? locked | ~only : locked;
}

ClassSet hidden_classes(const std::set<std::string>& marks) { return classes_with(hidden_mark, marks); }

void show_class(EditorSession& session, FaceClass face_class, bool shown) {
    ClassSet hidden = session.hidden_classes();
    hidden[index_of(face_class)] = !shown;
    give(session, hidden_mark, hidden,
         (shown ? ClassMarks::tr("Show %1") : ClassMarks::tr("Hide %1")).arg(class_name(face_class)));
}

void show_only(EditorSession& session, FaceClass face_class) {
    ClassSet others;
    others.set();
    others.reset(index_of(face_class));
    if (session.hidden_classes() == others)
        return give(session, hidden_mark, {}, ClassMarks::tr("Show all classes"));
    give(session, hidden_mark, others, ClassMarks::tr("Show only %1").arg(class_name(face_class)));
}

void paint_only_over(EditorSession& session, FaceClass face_class, bool on) {
    ClassSet only = only_classes(session.document().state().locks);
    only[index_of(face_class)] = on;
    give(session, only_mark, only,
         (on ? ClassMarks::tr("Paint only over %1") : ClassMarks::tr("Paint only over, without %1"))
             .arg(class_name(face_class)));
}

void paint_over_all(EditorSession& session) {
    give(session, only_mark, {}, ClassMarks::tr("Paint over all classes"));
}

}  // namespace limner::ui
