#version 330 core
// A square of the view, moved and turned, with the picture's texture across it.
uniform vec2 corners[4];  // in normalised device coordinates: top left, top right, bottom left, bottom right
out vec2 texture_at;

void main() {
    texture_at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    gl_Position = vec4(corners[gl_VertexID], 0.0, 1.0);
}
