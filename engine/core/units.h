#pragma once
// Units in types: a bare float never says whether it is degrees or radians.
//
//     const Radians yaw = 12.5_deg;
//     degrees(yaw) == 12.5f

#include <compare>
#include <numbers>

namespace limner {

/// One float with a unit. Adds, compares and scales; does not convert by itself.
template <class Unit>
struct Quantity {
    float value = 0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(float v) : value(v) {}
    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator-() const { return Quantity(-value); }
    constexpr Quantity operator+(Quantity other) const { return Quantity(value + other.value); }
    constexpr Quantity operator-(Quantity other) const { return Quantity(value - other.value); }
    constexpr Quantity operator*(float scale) const { return Quantity(value * scale); }
    constexpr float operator/(Quantity other) const { return value / other.value; }
    constexpr Quantity& operator+=(Quantity other) { return value += other.value, *this; }
};

using Radians = Quantity<struct RadiansUnit>;

constexpr Radians from_degrees(float degrees) {
    return Radians(degrees * std::numbers::pi_v<float> / 180.0f);
}
constexpr float degrees(Radians angle) { return angle.value * 180.0f / std::numbers::pi_v<float>; }
constexpr Radians operator""_deg(long double d) { return from_degrees(static_cast<float>(d)); }
constexpr Radians operator""_deg(unsigned long long d) { return from_degrees(static_cast<float>(d)); }

}  // namespace limner
