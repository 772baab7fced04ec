#include <cmath>

#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

/// Recursive descent over + - * / and brackets.
class Reader {
public:
    explicit Reader(const QString& text) : text_(text) {}
    std::optional<double> all() {
        const auto value = sum(0);
        return value && at_ == text_.size() && std::isfinite(*value) ? value : std::nullopt;
    }

private:
    QChar peek() const { return at_ < text_.size() ? text_[at_] : QChar(); }
    std::optional<double> sum(int depth) {
        auto value = product(depth);
        while (value && (peek() == '+' || peek() == '-')) {
            const bool plus = text_[at_++] == '+';
            const auto next = product(depth);
            if (!next) return std::nullopt;
            value = plus ? *value + *next : *value - *next;
        }
        return value;
    }
    std::optional<double> product(int depth) {
        auto value = factor(depth);
        while (value && (peek() == '*' || peek() == '/')) {
            const bool times = text_[at_++] == '*';
            const auto next = factor(depth);
            if (!next || (!times && *next == 0)) return std::nullopt;
            value = times ? *value * *next : *value / *next;
        }
        return value;
    }
    std::optional<double> factor(int depth) {
        if (depth > 32) return std::nullopt;
        if (peek() == '-' || peek() == '+') {
            const bool minus = text_[at_++] == '-';
            const auto value = factor(depth + 1);
            return value ? std::optional(minus ? -*value : *value) : std::nullopt;
        }
        if (peek() == '(') {
            ++at_;
            const auto value = sum(depth + 1);
            if (!value || peek() != ')') return std::nullopt;
            ++at_;
            return value;
        }
        const qsizetype from = at_;
        while (peek().isDigit() || peek() == '.') ++at_;
        bool good = false;
        const double value = text_.mid(from, at_ - from).toDouble(&good);
        return good ? std::optional(value) : std::nullopt;
    }

    const QString& text_;
    qsizetype at_ = 0;
};

}  // namespace

std::optional<double> evaluated(const QString& text) {
    QString plain = text;
    plain.replace(',', '.').replace(QChar(0x2212), '-').remove('%').remove(QChar(0xB0)).remove(QChar(0xD7));
    plain.remove(' ').remove(QChar(0xA0));
    return Reader(plain).all();
}

}  // namespace limner::ui
