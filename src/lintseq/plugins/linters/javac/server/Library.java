import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The modules of the JDK and no other file: no class path, no sources, nothing to write. */
final class Library extends ForwardingJavaFileManager<StandardJavaFileManager> {
    Library(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public boolean hasLocation(Location location) {
        return isOfTheJdk(location) && super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        return isOfTheJdk(location)
                ? super.list(location, packageName, kinds, recurse)
                : List.of();
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        return isOfTheJdk(location) ? super.listLocationsForModules(location) : List.of();
    }

    @Override
    public JavaFileObject getJavaFileForInput(
            Location location, String className, JavaFileObject.Kind kind) throws IOException {
        return isOfTheJdk(location) ? super.getJavaFileForInput(location, className, kind) : null;
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName)
            throws IOException {
        return isOfTheJdk(location)
                ? super.getFileForInput(location, packageName, relativeName)
                : null;
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
        return null;
    }

    /** Its own modules; what stands for one of them has its name and no constant. */
    private static boolean isOfTheJdk(Location location) {
        return !(location instanceof StandardLocation standard)
                || standard == StandardLocation.SYSTEM_MODULES
                || standard == StandardLocation.PLATFORM_CLASS_PATH;
    }
}
