#include "engine/media/ffmpeg_video.h"

#ifdef LIMNER_WITH_FFMPEG
#include <algorithm>
#include <cstring>
#include <string>

#include "engine/media/pending_file.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
}
#endif

namespace limner {

namespace fs = std::filesystem;

#ifdef LIMNER_WITH_FFMPEG
namespace {

/// How FFmpeg makes one kind of file of RGBA frames. Options are "name=value:name=value".
struct Way {
    VideoKind kind;
    const char *muxer, *encoder;
    const char *filters, *filters_with_alpha;
    const char *encoder_options, *alpha_options;  // the latter besides, with alpha
    const char *repeat, *once;                    // options of the muxer
};

// MP4: constant quality; its index comes first, so that it plays while it is loaded.
// WebM: constant quality, and no alternate reference frames with alpha, which libvpx codes as a second film.
// GIF: one palette for the whole clip, so that colours do not flicker; an ordered dither, which keeps still
// what stands still.
constexpr Way ways[] = {
    {VideoKind::mp4, "mp4", "libx264",                                //
     "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "",  //
     "crf=18:preset=medium:threads=2", "",                            //
     "movflags=faststart", "movflags=faststart"},
    {VideoKind::webm, "webm", "libvpx-vp9",  //
     "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
     "scale=out_color_matrix=bt709:out_range=tv,format=yuva420p",
     "crf=18:b=0:deadline=good:cpu-used=4:threads=2:tile-columns=1", "auto-alt-ref=0",  //
     "", ""},
    {VideoKind::gif, "gif", "gif",  //
     "split[a][b];[a]palettegen=reserve_transparent=0[p];[b][p]paletteuse=dither=bayer:bayer_scale=4",
     "split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse=dither=bayer:bayer_scale=4",  //
     "", "",                                                                                            //
     "loop=0", "loop=-1"},
    {VideoKind::apng, "apng", "apng",  //
     "format=rgb24", "format=rgba",    //
     "pred=mixed", "",                 //
     "plays=0", "plays=1"},
};

const Way* way_of(VideoKind kind) {
    for (const auto& way : ways)
        if (way.kind == kind) return &way;
    return nullptr;
}

template <auto free>
struct FreedBy {
    template <class T>
    void operator()(T* object) const {
        free(&object);
    }
};
using Graph = std::unique_ptr<AVFilterGraph, FreedBy<avfilter_graph_free>>;
using Codec = std::unique_ptr<AVCodecContext, FreedBy<avcodec_free_context>>;
using Frame = std::unique_ptr<AVFrame, FreedBy<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, FreedBy<av_packet_free>>;

struct CloseContainer {
    void operator()(AVFormatContext* container) const {
        avio_closep(&container->pb);
        avformat_free_context(container);
    }
};
using Container = std::unique_ptr<AVFormatContext, CloseContainer>;

/// Options for FFmpeg to take from; what it leaves is unknown to it.
class Options {
public:
    explicit Options(const char* text) { add(text); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    ~Options() { av_dict_free(&options_); }
    void add(const char* text) { av_dict_parse_string(&options_, text, "=", ":", 0); }
    AVDictionary** get() { return &options_; }

private:
    AVDictionary* options_ = nullptr;
};

/// The colour of every pixel that nobody sees becomes that of the nearest one in its row which somebody does,
/// and rows without any repeat the one above: a codec that mixes neighbours then darkens no edge.
Image bled(const Image& image) {
    Image result = image;
    const auto copy = [](Rgba& to, const Rgba& from) { to = {from.r, from.g, from.b, to.a}; };
    int last_seen = -1;
    for (int y = 0; y < image.height; ++y) {
        int seen = -1;  // the last column that is seen
        for (int x = 0; x < image.width; ++x) {
            if (image.at(x, y).a == 0) continue;
            for (int u = seen + 1; u < x; ++u)
                copy(result.at(u, y), image.at(seen < 0 || x - u < u - seen ? x : seen, y));
            seen = x;
        }
        for (int u = seen + 1; seen >= 0 && u < image.width; ++u) copy(result.at(u, y), image.at(seen, y));
        for (int u = 0; seen < 0 && last_seen >= 0 && u < image.width; ++u)
            copy(result.at(u, y), result.at(u, last_seen));
        if (seen >= 0) last_seen = y;
    }
    return result;
}

class FfmpegVideo final : public VideoFile {
public:
    FfmpegVideo(const fs::path& file, const Way& way, const VideoOptions& options)
        : pending_(file),
          way_(way),
          options_(options),
          rate_(av_d2q(options.frames_per_second, 100000)),
          frame_(av_frame_alloc()),
          packet_(av_packet_alloc()) {}

    Result<> open() {
        if (auto there = pending_.check_folder(); !there) return there;
        if (auto small = check_size(options_.frames); !small) return small;
        av_log_set_level(AV_LOG_QUIET);  // the caller gets one clear sentence
        if (!frame_ || !packet_ || !open_graph() || !open_encoder()) return cannot_encode();
        return open_container();
    }
    Result<> add(const Image& frame) override {
        if (auto small = check_size(count_ + 1); !small) return small;
        if (!push(options_.alpha && way_.kind == VideoKind::webm ? bled(frame) : frame) || !drain())
            return incomplete();
        return {};
    }
    Result<> finish() override {
        const bool written = count_ > 0 && av_buffersrc_add_frame(source_, nullptr) >= 0 && drain() &&
                             encode(nullptr) && av_write_trailer(container_.get()) >= 0 &&
                             avio_closep(&container_->pb) >= 0;
        return written ? pending_.commit() : Result<>(incomplete());
    }

private:
    // The palette is chosen when the last picture is known; until then FFmpeg keeps all of them.
    Result<> check_size(int frames) const {
        constexpr double limit = 1 << 30;  // bytes
        const double bytes = double(frames) * options_.width * options_.height * sizeof(Rgba);
        if (way_.kind != VideoKind::gif || bytes <= limit) return {};
        return failure(
            Errc::limit_exceeded,
            "A GIF of more than " +
                std::to_string(int(limit / options_.width / options_.height / sizeof(Rgba))) +
                " pictures of this size would take too much memory; make it smaller or shorter, or "
                "write WebM or APNG.");
    }

    bool open_graph() {
        graph_.reset(avfilter_graph_alloc());
        if (!graph_) return false;
        graph_->nb_threads = 1;
        const auto arguments = "video_size=" + std::to_string(options_.width) + "x" +
                               std::to_string(options_.height) +
                               ":pix_fmt=rgba:pixel_aspect=1/1:time_base=" + std::to_string(rate_.den) + "/" +
                               std::to_string(rate_.num) + ":frame_rate=" + std::to_string(rate_.num) + "/" +
                               std::to_string(rate_.den);
        if (avfilter_graph_create_filter(&source_, avfilter_get_by_name("buffer"), "in", arguments.c_str(),
                                         nullptr, graph_.get()) < 0 ||
            avfilter_graph_create_filter(&sink_, avfilter_get_by_name("buffersink"), "out", nullptr, nullptr,
                                         graph_.get()) < 0)
            return false;
        AVFilterInOut *in = nullptr, *out = nullptr;
        const bool parsed =
            avfilter_graph_parse2(graph_.get(), options_.alpha ? way_.filters_with_alpha : way_.filters, &in,
                                  &out) >= 0 &&
            in && out && avfilter_link(source_, 0, in->filter_ctx, unsigned(in->pad_idx)) >= 0 &&
            avfilter_link(out->filter_ctx, unsigned(out->pad_idx), sink_, 0) >= 0;
        avfilter_inout_free(&in);
        avfilter_inout_free(&out);
        return parsed && avfilter_graph_config(graph_.get(), nullptr) >= 0;
    }

    bool open_encoder() {
        const auto* encoder = avcodec_find_encoder_by_name(way_.encoder);
        codec_.reset(encoder ? avcodec_alloc_context3(encoder) : nullptr);
        if (!codec_) return false;
        codec_->width = options_.width;
        codec_->height = options_.height;
        codec_->pix_fmt = AVPixelFormat(av_buffersink_get_format(sink_));
        codec_->time_base = av_inv_q(rate_);
        codec_->framerate = rate_;
        codec_->flags |= AV_CODEC_FLAG_BITEXACT;
        codec_->thread_count = 1;
        codec_->color_primaries = AVCOL_PRI_BT709;
        codec_->color_trc = AVCOL_TRC_IEC61966_2_1;
        if (way_.kind == VideoKind::mp4 || way_.kind == VideoKind::webm) {
            codec_->colorspace = AVCOL_SPC_BT709;
            codec_->color_range = AVCOL_RANGE_MPEG;
        }
        const auto* muxer = av_guess_format(way_.muxer, nullptr, nullptr);
        if (muxer && (muxer->flags & AVFMT_GLOBALHEADER)) codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        Options options(way_.encoder_options);
        if (options_.alpha) options.add(way_.alpha_options);
        return avcodec_open2(codec_.get(), encoder, options.get()) >= 0;
    }

    Result<> open_container() {
        AVFormatContext* container = nullptr;
        // With its protocol, so that no name is taken for one.
        const std::string url = "file:" + pending_.temporary().string();
        if (avformat_alloc_output_context2(&container, nullptr, way_.muxer, url.c_str()) < 0)
            return cannot_encode();
        container_.reset(container);
        container->flags |= AVFMT_FLAG_BITEXACT;
        stream_ = avformat_new_stream(container, nullptr);
        if (!stream_ || avcodec_parameters_from_context(stream_->codecpar, codec_.get()) < 0)
            return cannot_encode();
        stream_->time_base = codec_->time_base;
        stream_->avg_frame_rate = rate_;
        Options options(options_.repeat ? way_.repeat : way_.once);
        if (avio_open(&container->pb, url.c_str(), AVIO_FLAG_WRITE) < 0 ||
            avformat_write_header(container, options.get()) < 0)
            return failure(Errc::file_unwritable, "Could not write " + pending_.file().string() +
                                                      ": the folder is read-only, or the disk is full.");
        return {};
    }

    bool push(const Image& image) {
        frame_->format = AV_PIX_FMT_RGBA;
        frame_->width = options_.width;
        frame_->height = options_.height;
        if (av_frame_get_buffer(frame_.get(), 0) < 0) return false;
        frame_->pts = count_++;
        const int padded = frame_->linesize[0] / int(sizeof(Rgba));
        for (int y = 0; y < options_.height; ++y)
            for (int x = 0; x < padded; ++x) {
                // Chroma of an odd side is a mean with the column behind the last.
                auto pixel = image.at(std::min(x, image.width - 1), std::min(y, image.height - 1));
                if (!options_.alpha) pixel.a = 255;
                std::memcpy(frame_->data[0] + std::ptrdiff_t(y) * frame_->linesize[0] + 4 * x, &pixel, 4);
            }
        return av_buffersrc_add_frame(source_, frame_.get()) >= 0;  // which takes the pixels
    }

    /// Encodes what the filters have ready.
    bool drain() {
        for (;;) {
            const int got = av_buffersink_get_frame(sink_, frame_.get());
            if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return true;
            if (got < 0) return false;
            frame_->pts = av_rescale_q(frame_->pts, av_buffersink_get_time_base(sink_), codec_->time_base);
            frame_->pict_type = AV_PICTURE_TYPE_NONE;
            frame_->color_primaries = codec_->color_primaries;
            frame_->color_trc = codec_->color_trc;
            const bool encoded = encode(frame_.get());
            av_frame_unref(frame_.get());
            if (!encoded) return false;
        }
    }

    /// Null: no more frames.
    bool encode(const AVFrame* frame) {
        if (avcodec_send_frame(codec_.get(), frame) < 0) return false;
        for (;;) {
            const int got = avcodec_receive_packet(codec_.get(), packet_.get());
            if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return true;
            if (got < 0) return false;
            packet_->duration = 1;
            av_packet_rescale_ts(packet_.get(), codec_->time_base, stream_->time_base);
            packet_->stream_index = stream_->index;
            if (av_interleaved_write_frame(container_.get(), packet_.get()) < 0) return false;
        }
    }

    tl::unexpected<Error> cannot_encode() const {
        return failure(Errc::missing_component, "Could not write " + pending_.file().string() +
                                                    ": the system's FFmpeg cannot encode it.");
    }
    tl::unexpected<Error> incomplete() const {
        return failure(Errc::file_unwritable, "Could not write " + pending_.file().string() +
                                                  ": the video could not be completed; is the disk full?");
    }

    PendingFile pending_;  // outlives the container
    const Way& way_;
    VideoOptions options_;
    AVRational rate_;
    Frame frame_;
    Packet packet_;
    Graph graph_;
    AVFilterContext *source_ = nullptr, *sink_ = nullptr;  // of graph_
    Codec codec_;
    Container container_;
    AVStream* stream_ = nullptr;  // of container_
    int count_ = 0;
};

}  // namespace

bool can_write_with_ffmpeg(VideoKind kind) {
    const auto* way = way_of(kind);
    return way && avcodec_find_encoder_by_name(way->encoder) &&
           av_guess_format(way->muxer, nullptr, nullptr) && avfilter_get_by_name("scale") &&
           avfilter_get_by_name("paletteuse");
}

Result<std::unique_ptr<VideoFile>> create_with_ffmpeg(const fs::path& file, VideoKind kind,
                                                      const VideoOptions& options) {
    auto video = std::make_unique<FfmpegVideo>(file, *way_of(kind), options);
    if (auto open = video->open(); !open) return tl::unexpected(open.error());
    return video;
}

#else

bool can_write_with_ffmpeg(VideoKind) { return false; }

Result<std::unique_ptr<VideoFile>> create_with_ffmpeg(const fs::path& file, VideoKind, const VideoOptions&) {
    return failure(Errc::missing_component,
                   "Could not write " + file.string() + ": this build of Limner has no FFmpeg.");
}
#endif

}  // namespace limner
