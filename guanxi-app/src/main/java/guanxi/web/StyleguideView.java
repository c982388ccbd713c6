package guanxi.web;

import java.util.List;

/** What the style guide shows besides what never changes. */
public record StyleguideView(List<Chart> charts) {}
