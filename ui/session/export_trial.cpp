#include "ui/session/export_trial.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QLocale>
#include <QTemporaryDir>
#include <cmath>

#include "engine/export/turntable_writer.h"

namespace limner::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportTrial)
};

double seconds(const QElapsedTimer& clock) { return double(clock.nsecsElapsed()) / 1e9; }

std::unique_ptr<TurntableWriter> writer_in(const QString& folder, const TurntableExport& e, int frames) {
    const auto file = [&](const char* name) { return native_path(folder + '/' + name); };
    if (const auto kind = e.video())
        return video_writer(file("film").concat(video_format(*kind).extension),
                            {.frames_per_second = e.settings.rate,
                             .alpha = e.finish.background.kind == Background::Kind::transparent,
                             .repeat = repeats(e.settings),
                             .frames = frames});
    if (e.stills()) return sheet_writer(file("sheet.png"), {.gap = 0});
    SequenceSettings sequence;
    sequence.names = *NameTemplate::parse(file("{frame}.png").string());
    sequence.recipe = e.recipe;
    sequence.finish = e.finish;
    return sequence_writer(std::move(sequence));
}

/// Bytes of `views` in the form that `e` asks for.
Result<double> bytes_of(const TurntableExport& e, const std::vector<Portrait>& views,
                        const std::function<Result<Picture>(const Portrait&)>& draw) {
    const QTemporaryDir folder;
    const auto out = writer_in(folder.path(), e, int(views.size()));
    const auto outcome = write_turntable(*out, {.views = views, .finish = e.finish, .draw = draw});
    if (!outcome.result) return tl::unexpected(outcome.result.error());
    double bytes = 0;
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += double(files.fileInfo().size());
    }
    return bytes;
}

}  // namespace

Result<ExportCost> trial(const PictureExport& settings, const Portrait& portrait, int model_size,
                         const TrialDraw& draw) {
    QElapsedTimer clock;
    clock.start();
    const auto side = drawn_side(settings.size, settings.still.finish.samples, model_size);
    if (!side) return tl::unexpected(side.error());
    const auto picture = draw(portrait, *side);
    if (!picture) return tl::unexpected(picture.error());
    auto shown = picture;
    StillSettings still = settings.still;
    if (const auto earlier = settings.earlier(portrait)) {
        const auto before = draw(*earlier, *side);
        if (!before) return tl::unexpected(before.error());
        shown = comparison_strip(*before, *picture, still.finish);
        if (!shown) return tl::unexpected(shown.error());
        still.finish = {};
    }
    const auto bytes = encode_still(settings.targets({}).picture, *shown, portrait, still);
    if (!bytes) return tl::unexpected(bytes.error());
    return ExportCost{seconds(clock), double(bytes->size())};
}

Result<ExportCost> trial(const TurntableExport& settings, const Portrait& portrait, const PoseLimits& limits,
                         int model_size, const TrialDraw& draw) {
    const auto side = drawn_side(settings.size, settings.finish.samples, model_size);
    if (!side) return tl::unexpected(side.error());
    const auto all = plan_turntable(portrait, settings.settings, limits).views;
    if (all.empty()) return ExportCost{};
    // Two neighbours: the first of a head takes longer, and of a film it takes more room.
    const std::vector<Portrait> views{all.front(), all[all.size() > 1 ? 1 : 0]};
    std::vector<Picture> pictures;
    double drawn[2] = {};
    for (int i = 0; i < 2; ++i) {
        QElapsedTimer clock;
        clock.start();
        auto picture = draw(views[std::size_t(i)], *side);
        if (!picture) return tl::unexpected(picture.error());
        pictures.push_back(std::move(*picture));
        drawn[i] = seconds(clock);
    }
    const auto known = [&](const Portrait& view) -> Result<Picture> {
        return pictures[view == views.front() ? 0 : 1];
    };
    const auto one = bytes_of(settings, {views.front()}, known);
    if (!one) return tl::unexpected(one.error());
    QElapsedTimer clock;
    clock.start();
    const auto both = bytes_of(settings, views, known);
    if (!both) return tl::unexpected(both.error());
    const double written = seconds(clock) / 2, others = double(all.size() - 1);
    return ExportCost{drawn[0] + written + others * (drawn[1] + written),
                      *one + others * std::max(0.0, *both - *one)};
}

QString words_of(const ExportCost& cost) {
    const QString size = QLocale().formattedDataSize(qint64(cost.bytes), 1, QLocale::DataSizeSIFormat);
    if (cost.seconds < 1) return Words::tr("Estimate: less than 1 s, %1").arg(size);
    if (cost.seconds < 100)
        return Words::tr("Estimate: about %1 s, %2").arg(std::lround(cost.seconds)).arg(size);
    return Words::tr("Estimate: about %1 min, %2").arg(std::lround(cost.seconds / 60)).arg(size);
}

}  // namespace limner::ui
