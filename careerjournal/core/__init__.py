"""The journal without a screen: words, rules and storage of a career, with no Qt below."""
