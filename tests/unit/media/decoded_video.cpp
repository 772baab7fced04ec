#include "decoded_video.h"

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace limner {
namespace {

Image to_image(const AVFrame& frame) {
    Image image(frame.width, frame.height);
    SwsContext* scaler =
        sws_getContext(frame.width, frame.height, AVPixelFormat(frame.format), frame.width, frame.height,
                       AV_PIX_FMT_RGBA, SWS_BICUBIC, nullptr, nullptr, nullptr);
    const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(scaler, bt709, frame.color_range == AVCOL_RANGE_JPEG, bt709, 1, 0, 1 << 16,
                             1 << 16);
    std::uint8_t* rows[] = {reinterpret_cast<std::uint8_t*>(image.pixels.data())};
    const int strides[] = {int(sizeof(Rgba)) * frame.width};
    sws_scale(scaler, frame.data, frame.linesize, 0, frame.height, rows, strides);
    sws_freeContext(scaler);
    return image;
}

}  // namespace

DecodedVideo decode_video(const std::filesystem::path& file, const char* decoder) {
    DecodedVideo video;
    av_log_set_level(AV_LOG_QUIET);
    AVFormatContext* opened = nullptr;
    if (avformat_open_input(&opened, file.c_str(), nullptr, nullptr) < 0) return video;
    const std::shared_ptr<AVFormatContext> container(opened, [](auto* c) { avformat_close_input(&c); });
    if (avformat_find_stream_info(opened, nullptr) < 0 || opened->nb_streams != 1) return video;
    const auto& stream = *opened->streams[0];
    const auto* codec =
        decoder ? avcodec_find_decoder_by_name(decoder) : avcodec_find_decoder(stream.codecpar->codec_id);
    const std::shared_ptr<AVCodecContext> context(avcodec_alloc_context3(codec),
                                                  [](auto* c) { avcodec_free_context(&c); });
    const std::shared_ptr<AVFrame> frame(av_frame_alloc(), [](auto* f) { av_frame_free(&f); });
    const std::shared_ptr<AVPacket> packet(av_packet_alloc(), [](auto* p) { av_packet_free(&p); });
    if (avcodec_parameters_to_context(context.get(), stream.codecpar) < 0 ||
        avcodec_open2(context.get(), codec, nullptr) < 0)
        return video;
    for (bool more = true; more;) {
        more = av_read_frame(opened, packet.get()) >= 0;
        avcodec_send_packet(context.get(), more ? packet.get() : nullptr);
        av_packet_unref(packet.get());
        while (avcodec_receive_frame(context.get(), frame.get()) >= 0) {
            video.frames.push_back(to_image(*frame));
            video.times.push_back(double(frame->best_effort_timestamp) * av_q2d(stream.time_base));
            video.pixel_format = av_get_pix_fmt_name(AVPixelFormat(frame->format));
            video.colours = std::string(av_color_primaries_name(frame->color_primaries)) + " " +
                            av_color_transfer_name(frame->color_trc) + " " +
                            av_color_space_name(frame->colorspace);
        }
    }
    return video;
}

}  // namespace limner
