#include "engine/evaluation/judged_figures.h"

#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "engine/evaluation/distribution_metrics.h"
#include "engine/rendering/label_agreement.h"

namespace limner {
namespace {

std::string needs(std::string_view family) {
    return "needs model pack " + analyser_id(family, AnalyserRole::judging);
}

Figure number(std::string key, std::string title, double value) {
    return {std::move(key), std::move(title), value};
}
Figure none(std::string key, std::string title, std::string missing) {
    return {std::move(key), std::move(title), std::nullopt, std::move(missing)};
}

void append(Figures& figures, Figures more) {
    for (auto& figure : more) figures.push_back(std::move(figure));
}

// Not the eyes, whose mean colour is that of their whites and lids.
constexpr std::array styled_parts{Part::background, Part::skin, Part::lips, Part::hair, Part::clothes};
std::string fidelity_key(Part part) { return "style_fidelity." + std::string(name(part)); }
std::string fidelity_title(Part part) { return "  of " + std::string(name(part)); }
constexpr const char *fidelity_mean_key = "style_fidelity.mean",
                     *fidelity_mean_title = "style read, drawn on another head and read again";

/// A style as far as a picture alone tells: the mean colour of a part, where the parser sees it. Nothing
/// where it sees hardly any.
std::optional<std::array<double, 3>> style_read(const Image& picture, const LabelMap& parsed, Part part) {
    std::array<double, 3> sum{};
    double count = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        if (info(static_cast<FaceClass>(parsed.pixels[i])).part != part) continue;
        const auto& pixel = picture.pixels[i];
        sum[0] += pixel.r, sum[1] += pixel.g, sum[2] += pixel.b, ++count;
    }
    constexpr double least = 50;  // pixels
    if (count < least) return std::nullopt;
    for (double& channel : sum) channel /= count;
    return sum;
}

double distance(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Of the styles of one part, read off every person and off another head in the same style.
struct StyleReadings {
    std::vector<std::array<double, 3>> own, again;

    void add(const std::optional<std::array<double, 3>>& first,
             const std::optional<std::array<double, 3>>& second) {
        if (first && second) own.push_back(*first), again.push_back(*second);
    }
    /// 1 where a style stays what it was, 0 where it becomes as different as another person's.
    std::optional<double> fidelity() const {
        double moved = 0, apart = 0, pairs = 0;
        for (std::size_t i = 0; i < own.size(); ++i) {
            moved += distance(own[i], again[i]);
            for (std::size_t j = 0; j < i; ++j) apart += distance(own[i], own[j]), ++pairs;
        }
        if (pairs == 0 || apart <= 0) return std::nullopt;
        return 1 - moved / double(own.size()) / (apart / pairs);
    }
};

void add_fidelity(const std::map<Part, StyleReadings>& readings, Figures& figures) {
    const std::string missing = "no two people show one";
    double sum = 0, count = 0;
    Figures parts;
    for (const Part part : styled_parts) {
        const auto found = readings.find(part);
        const auto value = found == readings.end() ? std::nullopt : found->second.fidelity();
        if (value) sum += *value, ++count;
        parts.push_back(value ? number(fidelity_key(part), fidelity_title(part), *value)
                              : none(fidelity_key(part), fidelity_title(part), missing));
    }
    figures.push_back(count > 0 ? number(fidelity_mean_key, fidelity_mean_title, sum / count)
                                : none(fidelity_mean_key, fidelity_mean_title, missing));
    append(figures, std::move(parts));
}

// What the parser sees in the pictures against what they were drawn from, and what it sees change when only
// a style did.
Figures parsed_figures(std::span<const EvaluationSubject> subjects, const FaceParser* parser) {
    const std::string mean_key = "resegmentation.mean", mean_title = "picture parsed again, mean IoU",
                      kept_key = "independence.parse_under_style",
                      kept_title = "parse kept under another style, mean IoU";
    const auto class_key = [](int c) {
        return "resegmentation." + std::string(info(static_cast<FaceClass>(c)).key);
    };
    const auto class_title = [](int c) {
        return "  of " + std::string(info(static_cast<FaceClass>(c)).name);
    };
    Figures figures;
    if (!parser) {
        figures.push_back(none(mean_key, mean_title, needs(parser_family)));
        for (int c = 0; c < face_class_count; ++c)
            figures.push_back(none(class_key(c), class_title(c), needs(parser_family)));
        figures.push_back(none(kept_key, kept_title, needs(parser_family)));
        figures.push_back(none(fidelity_mean_key, fidelity_mean_title, needs(parser_family)));
        for (const Part part : styled_parts)
            figures.push_back(none(fidelity_key(part), fidelity_title(part), needs(parser_family)));
        return figures;
    }
    LabelAgreement seen, kept;
    std::map<Part, StyleReadings> styles;
    for (const auto& subject : subjects) {
        LabelMap front;
        for (const auto& view : subject.turned) {
            auto parsed = parser->labels(view.image);
            seen += compare_labels(view.labels, parsed);
            if (&view == &subject.front()) front = std::move(parsed);
        }
        for (const auto& [part, view] : subject.restyled)
            kept += compare_labels(front, parser->labels(view.image));
        const auto other = parser->labels(subject.another_head.image);
        for (const Part part : styled_parts)
            styles[part].add(style_read(subject.front().image, front, part),
                             style_read(subject.another_head.image, other, part));
    }
    figures.push_back(number(mean_key, mean_title, seen.mean()));
    for (int c = 0; c < face_class_count; ++c)
        figures.push_back(seen.present(c) ? number(class_key(c), class_title(c), seen.iou(c))
                                          : none(class_key(c), class_title(c), "in none of the pictures"));
    figures.push_back(number(kept_key, kept_title, kept.mean()));
    add_fidelity(styles, figures);
    return figures;
}

/// What the regressor says of all pictures of a set.
struct Estimates {
    struct Person {
        std::vector<FaceEstimate> turned, expressive;
    };
    std::vector<Person> people;
    FeatureSet features;  // of all turned views

    Estimates(std::span<const EvaluationSubject> subjects, const FaceRegressor& regressor)
        : features(regressor.feature_count()) {
        for (const auto& subject : subjects) {
            auto& person = people.emplace_back();
            for (const auto& view : subject.turned) {
                person.turned.push_back(regressor.estimate(view.image));
                features.add(person.turned.back().features);
            }
            for (const auto& view : subject.expressive)
                person.expressive.push_back(regressor.estimate(view.image));
        }
    }

    const FaceEstimate& front(std::size_t person) const { return people[person].turned[frontal_view]; }
};

double constancy(const Estimates& set) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < set.people.size(); ++i)
        for (std::size_t v = 0; v < evaluation_yaws.size(); ++v)
            if (v != frontal_view)
                sum += cosine(set.front(i).identity, set.people[i].turned[v].identity), ++count;
    return sum / count;
}

// What a constancy is worth: different people seen from the front.
double likeness_of_others(const Estimates& set) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < set.people.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += cosine(set.front(i).identity, set.front(j).identity), ++count;
    return sum / count;
}

double yaw_error(const Estimates& set) {
    double sum = 0;
    for (const auto& person : set.people)
        for (std::size_t v = 0; v < evaluation_yaws.size(); ++v)
            sum += std::abs(double(degrees(person.turned[v].yaw)) - double(evaluation_yaws[v]));
    return sum / double(set.people.size() * evaluation_yaws.size());
}

// Over every shape that one of the expressions asks for: it counts, too, when it shows up unasked.
double expression_error(const Estimates& set) {
    double sum = 0, count = 0;
    for (const auto& person : set.people)
        for (std::size_t e = 0; e < evaluation_expressions.size(); ++e)
            for (const auto& other : evaluation_expressions)
                for (const auto shape : other.shapes) {
                    const bool asked = &other == &evaluation_expressions[e];
                    const double wanted = asked ? double(other.weight) : 0;
                    sum += std::abs(double(person.expressive[e].expression[std::size_t(shape)]) - wanted);
                    ++count;
                }
    return sum / count;
}

double diversity(const Estimates& set) {
    FeatureSet fronts(set.features.length());
    for (std::size_t i = 0; i < set.people.size(); ++i) fronts.add(set.front(i).features);
    return mean_pairwise_distance(fronts);
}

struct EstimatedFigure {
    const char *key, *title;
    double (*of)(const Estimates&);
};
constexpr EstimatedFigure estimated_figures[] = {
    {"identity.over_yaw", "identity of a turned head against the front, cosine", constancy},
    {"identity.of_others", "identity of different people, cosine", likeness_of_others},
    {"pose.yaw_error", "yaw read off the picture against yaw asked for, degrees", yaw_error},
    {"expression.error", "expression weights read against those asked for", expression_error},
    {"diversity.features", "mean distance of two frontal faces' features", diversity},
};
constexpr const char *frechet_key = "distance.frechet",
                     *frechet_title = "Frechet distance of features to the data",
                     *kernel_key = "distance.kernel",
                     *kernel_title = "kernel distance of features to the data";

Figures figures_of(const Estimates& set) {
    Figures figures;
    const bool expressive = !set.people.empty() && !set.people.front().expressive.empty();
    for (const auto& [key, title, of] : estimated_figures)
        figures.push_back(of == expression_error && !expressive
                              ? none(key, title, "the model has no expressions")
                              : number(key, title, of(set)));
    return figures;
}

Figures without(const std::string& reason) {
    Figures figures;
    for (const auto& [key, title, of] : estimated_figures) figures.push_back(none(key, title, reason));
    figures.push_back(none(frechet_key, frechet_title, reason));
    figures.push_back(none(kernel_key, kernel_title, reason));
    return figures;
}

// The two halves of the data against each other: where an unbiased distance ends that has nothing left to
// learn. Views of one person stay on one side.
FeatureSet half(const Estimates& set, std::size_t remainder) {
    FeatureSet features(set.features.length());
    for (std::size_t i = remainder; i < set.people.size(); i += 2)
        for (const auto& view : set.people[i].turned) features.add(view.features);
    return features;
}

void add_estimated(std::span<const EvaluationSubject> model, std::span<const EvaluationSubject> data,
                   const FaceRegressor* regressor, JudgedFigures& figures) {
    if (!regressor) {
        append(figures.model, without(needs(regressor_family)));
        append(figures.data, without(needs(regressor_family)));
        return;
    }
    const Estimates ours(model, *regressor);
    append(figures.model, figures_of(ours));
    if (data.empty()) {
        const std::string reason = "needs the data";
        figures.model.push_back(none(frechet_key, frechet_title, reason));
        figures.model.push_back(none(kernel_key, kernel_title, reason));
        append(figures.data, without(reason));
        return;
    }
    const Estimates theirs(data, *regressor);
    append(figures.data, figures_of(theirs));
    figures.model.push_back(
        number(frechet_key, frechet_title, frechet_distance(ours.features, theirs.features)));
    figures.model.push_back(
        number(kernel_key, kernel_title, kernel_distance(ours.features, theirs.features)));
    figures.data.push_back(none(frechet_key, frechet_title, "it would take as many people again"));
    const auto one = half(theirs, 0), other = half(theirs, 1);
    figures.data.push_back(number(kernel_key, kernel_title, kernel_distance(one, other)));
}

}  // namespace

JudgedFigures judged_figures(std::span<const EvaluationSubject> model,
                             std::span<const EvaluationSubject> data, const Judges& judges) {
    JudgedFigures figures;
    figures.model = parsed_figures(model, judges.parser);
    figures.data = parsed_figures(data, data.empty() ? nullptr : judges.parser);
    add_estimated(model, data, judges.regressor, figures);
    return figures;
}

}  // namespace limner
