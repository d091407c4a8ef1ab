/// Further views of the centre: each is one class that reads the workspace; [Views] lists them.
@NullMarked
package io.kilorack.desktop.views;

import org.jspecify.annotations.NullMarked;
