package io.kilorack.desktop.model;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The jobs that run now, for the status bar. Touched on the window's thread only.
public final class TaskList {
    private final ObservableList<Item> running = FXCollections.observableArrayList();

    public ObservableList<Item> running() {
        return running;
    }

    /// One running job as the status bar shows it.
    public static final class Item {
        private final String title;
        private final Runnable cancel;
        private final DoubleProperty share = new SimpleDoubleProperty(-1);
        private final StringProperty what = new SimpleStringProperty("");

        public Item(String title, Runnable cancel) {
            this.title = title;
            this.cancel = cancel;
        }

        public String title() {
            return title;
        }

        public void cancel() {
            cancel.run();
        }

        public DoubleProperty share() {
            return share;
        }

        public StringProperty what() {
            return what;
        }
    }
}
