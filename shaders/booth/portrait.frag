#version 330 core
// The picture enlarged with a cubic kernel; where it ends on the screen it passes into its background, which
// goes on to the screen's edges.
uniform sampler2D picture;
uniform vec2 screen;       // pixels
uniform vec3 framing;      // left, top and side of the picture in pixels, top left origin
uniform vec4 backdrop[3];  // by channel: c0 + c1 x + c2 y + c3 (x^2 + y^2), -1 to 1 across the picture
uniform float light;
out vec4 colour;

const float feather = 0.14;  // of the picture's side: along an edge that is not the screen's

// Mitchell and Netravali, "Reconstruction filters in computer graphics", 1988, equation 8: the sharp end of the
// kernels they call good, as the contours are smooth already.
const float B = 0.0, C = 0.5;
vec2 near(vec2 x) {
    return ((12.0 - 9.0 * B - 6.0 * C) * x * x * x + (-18.0 + 12.0 * B + 6.0 * C) * x * x + (6.0 - 2.0 * B)) / 6.0;
}
vec2 far(vec2 x) {
    return ((-B - 6.0 * C) * x * x * x + (6.0 * B + 30.0 * C) * x * x + (-12.0 * B - 48.0 * C) * x +
            (8.0 * B + 24.0 * C)) / 6.0;
}

// 4 x 4 pixels by nine reads: the two in the middle share one, placed between them by their weights.
vec3 enlarged(vec2 at) {
    vec2 size = vec2(textureSize(picture, 0));
    vec2 pixel = at * size - 0.5;
    vec2 f = fract(pixel);
    vec2 first = floor(pixel) + 0.5;
    vec2 w0 = far(1.0 + f), w1 = near(f), w2 = near(1.0 - f), w3 = far(2.0 - f);
    vec2 middle = w1 + w2;
    vec2 x[3] = vec2[3]((first - 1.0) / size, (first + w2 / middle) / size, (first + 2.0) / size);
    vec2 w[3] = vec2[3](w0, middle, w3);
    vec3 sum = vec3(0.0);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            sum += w[column].x * w[row].y * textureLod(picture, vec2(x[column].x, x[row].y), 0.0).rgb;
    return sum;
}

// Follows `x` as far as the middle of the picture's edges, and goes on only a little.
vec2 held(vec2 x) {
    const float free = 1.0, rest = 0.35;
    float size = length(x);
    return size < free ? x : x / size * (free + rest * (1.0 - exp((free - size) / rest)));
}

vec3 behind(vec2 at) {
    vec2 p = held(2.0 * at - 1.0);
    vec4 terms = vec4(1.0, p, dot(p, p));
    return clamp(vec3(dot(backdrop[0], terms), dot(backdrop[1], terms), dot(backdrop[2], terms)), 0.0, 1.0);
}

float noise(vec2 at) { return fract(sin(dot(at, vec2(12.9898, 78.233))) * 43758.5453); }

void main() {
    vec2 from_top = vec2(gl_FragCoord.x, screen.y - gl_FragCoord.y);
    vec2 at = (from_top - framing.xy) / framing.z;
    vec3 result = behind(at);
    float share = 1.0;
    if (framing.x > 0.5) share *= smoothstep(0.0, feather, at.x) * smoothstep(0.0, feather, 1.0 - at.x);
    if (framing.y > 0.5) share *= smoothstep(0.0, 0.5 * feather, at.y);
    bool ends_below = framing.y + framing.z < screen.y - 0.5;
    if (ends_below) share *= smoothstep(0.0, 0.5 * feather, 1.0 - at.y);
    if (share > 0.0) {
        bool grows = float(textureSize(picture, 0).x) < framing.z;
        result = mix(result, grows ? enlarged(at) : texture(picture, at).rgb, share);
    }
    // A little darker towards the corners, and where the caption stands.
    vec2 from_middle = (from_top / screen - 0.5) * 2.0;
    result *= 1.0 - 0.30 * smoothstep(0.5, 1.5, length(from_middle));
    result *= 1.0 - 0.35 * smoothstep(0.80, 1.0, from_top.y / screen.y);
    // Shoulders that end above the screen's lower edge end in the dark.
    if (ends_below) result *= 1.0 - 0.88 * smoothstep(0.72, 1.04, at.y);
    // Grain against bands in the smooth background.
    result += (noise(gl_FragCoord.xy) - 0.5) * (2.5 / 255.0);
    colour = vec4(result * light, 1.0);
}
