/** What a node shows: pages for people, JSON and metrics for programs. It only shows; nothing can be changed here. */
@NullMarked
package dev.mailkeys.fleet.web;

import org.jspecify.annotations.NullMarked;
