/** What a node shows: pages for people, JSON and metrics for programs. Nothing can be changed here. */
@NullMarked
package dev.mailkeys.fleet.web;

import org.jspecify.annotations.NullMarked;
