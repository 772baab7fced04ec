#version 330 core
// A rectangle of the view, in normalised device coordinates, with the picture's texture across it.
uniform vec4 target;  // left, top, right, bottom
out vec2 texture_at;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    texture_at = corner;
    gl_Position = vec4(mix(target.x, target.z, corner.x), mix(target.y, target.w, corner.y), 0.0, 1.0);
}
