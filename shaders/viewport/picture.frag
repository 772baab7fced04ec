#version 330 core
// Writes premultiplied colour; label maps come premultiplied, pictures with straight alpha.
uniform sampler2D picture;
uniform float opacity;
uniform bool straight_alpha;
in vec2 texture_at;
out vec4 colour;

void main() {
    vec4 c = texture(picture, texture_at);
    if (straight_alpha) c.rgb *= c.a;
    colour = c * opacity;
}
